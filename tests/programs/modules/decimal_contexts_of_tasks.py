# The context of decimal is a context variable: each task has its own.
import asyncio
import contextvars
import decimal
from decimal import Decimal, getcontext, localcontext, setcontext


async def divide(precision):
    for _ in range(3):
        print(precision, Decimal(1) / 3)
        await asyncio.sleep(0)


async def in_a_local_one(precision):
    with localcontext() as context:
        context.prec = precision
        await divide(precision)
    print("afterwards", getcontext().prec)


async def in_a_new_one(precision):
    setcontext(decimal.Context(prec=precision))
    await divide(precision)


# Copies of a context have the same values: this one changes for all.
async def in_the_one_there_is(precision):
    getcontext().prec = precision
    await divide(precision)


async def main():
    getcontext().prec = 12
    for work in in_a_local_one, in_a_new_one, in_the_one_there_is:
        await asyncio.gather(work(3), work(5))
        print(work.__name__, getcontext().prec)


asyncio.run(main())
print(getcontext().prec)
print(contextvars.Context().run(getcontext).prec, contextvars.copy_context().run(getcontext) is getcontext())
print([(variable.name, type(value).__name__) for variable, value in contextvars.copy_context().items()])
setcontext(decimal.Context(prec=4))
manager = localcontext(decimal.Context(prec=2))
setcontext(decimal.Context(prec=7))
with manager:
    print(Decimal(1) / 3)
# It gives back what there was when it was made.
print(Decimal(1) / 3)
