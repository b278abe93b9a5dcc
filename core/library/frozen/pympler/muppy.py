import gc
import sys


def get_objects(remove_dups=True, include_frames=False):
    gc.collect()
    found = {}
    for obj in gc.get_objects():
        found[id(obj)] = obj
        for ref in gc.get_referents(obj):
            if not gc.is_tracked(ref):
                found[id(ref)] = ref
    found.pop(id(found), None)
    del obj, ref
    return list(found.values())


def get_size(objects):
    return sum(map(sys.getsizeof, objects))


def filter(objects, Type=None, min=-1, max=-1):
    return [obj for obj in objects if (Type is None or isinstance(obj, Type)) and (
        min < 0 or sys.getsizeof(obj) >= min) and (max < 0 or sys.getsizeof(obj) <= max)]
