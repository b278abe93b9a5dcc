# operator's functions under the names of special methods, and what it exports; recursive_repr passes annotations on.
import operator
import reprlib
print(operator.__abs__ is operator.abs, operator.__add__ is operator.add, operator.__lt__ is operator.lt, operator.__contains__ is operator.contains)
print(operator.__all__)
print([n for n in vars(operator) if n[:2] == "__" and n[2:-2] in vars(operator) and vars(operator)[n] is not vars(operator)[n[2:-2]]])
print(operator.__and__ is operator.and_, operator.__not__ is operator.not_, operator.__inv__.__name__, hasattr(operator, "__is___"))
class A:
    @reprlib.recursive_repr()
    def __repr__(self) -> str: 'doc'; return '<' + repr(self.x) + '>'
a=A(); a.x=a; print(a)
w=A.__repr__
print(w.__annotations__, '__wrapped__' in w.__dict__, w.__doc__, w.__qualname__, getattr(w, '__type_params__', 0))
