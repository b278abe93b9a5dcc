import abc
from abc import ABC, ABCMeta, abstractmethod, abstractproperty
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    @classmethod
    @abstractmethod
    def make(cls): ...
    @staticmethod
    @abstractmethod
    def helper(): ...
for C in (Shape,):
    try: C()
    except TypeError as e: print(e)
class Half(Shape):
    def area(self): return super().area()
try: Half()
except TypeError as e: print(e)
class Square(Shape):
    def area(self): return 4
    name = "square"
    @classmethod
    def make(cls): return cls()
    @staticmethod
    def helper(): return "help"
s = Square.make(); print(s.area(), s.name, Square.helper(), sorted(Shape.__abstractmethods__), Square.__abstractmethods__)
class One(ABC):
    @abstractmethod
    def go(self): pass
try: One()
except TypeError as e: print(e)
class Drawable(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, C):
        if cls is Drawable:
            return any("draw" in B.__dict__ for B in C.__mro__) or NotImplemented
        return NotImplemented
class Pen:
    def draw(self): pass
print(issubclass(Pen, Drawable), isinstance(Pen(), Drawable), issubclass(int, Drawable), isinstance(1, Drawable))
class Virtual(ABC): pass
print(Virtual.register(int), isinstance(3, Virtual), issubclass(bool, Virtual), isinstance("", Virtual))
@Virtual.register
class Reg: pass
print(isinstance(Reg(), Virtual), Virtual in Reg.__mro__)
class Sub(Virtual): pass
print(issubclass(Sub, Virtual), isinstance(Sub(), Virtual), issubclass(int, Sub))
Sub.register(str); print(isinstance("x", Virtual), issubclass(str, Sub))
try: Sub.register(Virtual)
except RuntimeError as e: print(e)
try: Virtual.register(3)
except TypeError as e: print(e)
try: issubclass(3, Virtual)
except TypeError as e: print(e)
class Late(ABC):
    @abstractmethod
    def x(self): ...
Late.x = lambda self: 1
abc.update_abstractmethods(Late); print(Late.__abstractmethods__, Late().x())
print(type(Shape), isinstance(Shape, ABCMeta), One.go.__isabstractmethod__, type(ABC).__name__, ABC.__module__)
class P(ABC):
    @abstractproperty
    def old(self): pass
try: P()
except TypeError as e: print(e)
before = abc.get_cache_token(); Virtual.register(float); print(abc.get_cache_token() != before)
