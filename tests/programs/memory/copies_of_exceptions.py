# What copies of exceptions keep beside their arguments.
import copy, gc
e = AttributeError('a', name='n', obj={})
e.z = 1
print(e.__reduce__())
c = copy.copy(e)
print(c.name, c.obj, c.args, vars(c), [type(x).__name__ for x in gc.get_referents(c)])
print(AttributeError('a').__reduce__(), NameError('a', name='b').__reduce__())
print(ImportError('a', name='b', path='c').__reduce__(), ImportError('a').__reduce__())
e = ImportError('a', name='b')
e.z = 1
print(e.__reduce__(), e.__dict__, copy.copy(e).name)
print(OSError(1, 'a', 'f').__reduce__(), OSError(1, 'a', 'f', None, 'g').__reduce__(), OSError(1, 'a').__reduce__(), OSError('a').__reduce__())
print(copy.copy(OSError(2, 'a', 'f')).filename)
e = KeyError(1)
print(e.__reduce__())
e.k = 1
print(e.__reduce__())
