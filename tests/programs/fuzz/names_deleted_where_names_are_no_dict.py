# Whatever goes wrong when a name of a namespace is deleted is a NameError.
class Refuses(dict):
    def __delitem__(self, key):
        print("asked for", key)
        raise ZeroDivisionError(key)


class Meta(type):
    @classmethod
    def __prepare__(cls, name, bases):
        return Refuses()


for names in ([], Refuses(x=1), {}, Refuses()):
    try:
        exec("del x", {}, names)
    except Exception as error:
        print(type(error).__name__, error, repr(error.__cause__), repr(error.__context__))
try:
    class Body(metaclass=Meta):
        y = 1
        del y
except NameError as error:
    print(error)
