# In 3.14 the dict of interned strings is tracked as every dict is: gc.get_referrers finds it, for what is interned but not
# for the names that the interpreter brings along.
import gc
import sys

name = "a_name_of_this_program"


def dicts(text):
    return sum(type(each) is dict and each is not globals() for each in gc.get_referrers(text))


def local():
    local_name = "another_name_here"
    return dicts(local_name), dicts("local_name"), dicts("returned_text here")


class Thing:
    attribute_of_things = 1
    __slots__ = ("slot_of_things",)

    def method_of_things(self, parameter_of_method):
        return self


print("names", dicts(name), dicts("dicts"), local(), dicts("unheard_of"))
print("of the interpreter", [dicts(text) for text in ("self", "name", "key", "value", "__init__", "text", "append", "callback")])
print("others", [dicts(text) for text in ("item", "number", "print", "words", "result", "__things__", "hello", "spam")])
print("texts", dicts("two words"), dicts("é" * 3), dicts("".join(["not", "interned"])))
mortal = sys.intern("".join(["mor", "tal text"]))
print("interned later", dicts(mortal), dicts(sys.intern("".join(["sel", "f"]))))
print("of classes", dicts("attribute_of_things"), dicts("slot_of_things"), dicts("method_of_things"), dicts("parameter_of_method"))
mine = {"key_of_mine": "value_of_mine"}
print("in my dict", dicts("key_of_mine"), dicts("value_of_mine"))

found = [each for each in gc.get_referrers(name) if type(each) is dict and each is not globals()]
again = [each for each in gc.get_referrers("key_of_mine") if type(each) is dict and each is not mine and each is not globals()]
print(len(found), len(again), all(a is b for a, b in zip(found, again)))
for each in found:
    print(gc.is_tracked(each), sys.getrefcount(each), any(each is other for other in gc.get_objects()))
    print([any(each is other for other in gc.get_objects(generation)) for generation in range(3)])
del found, again
print("two at once", dicts(name), len([each for each in gc.get_referrers(name, mortal) if type(each) is dict]))
print("others than strings", dicts(12345678), dicts(mine))
gc.collect()
print("after a collection", dicts(name), dicts("self"))
gc.freeze()
print("frozen", dicts(name))
