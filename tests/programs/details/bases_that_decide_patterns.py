# A class matches sequence or mapping patterns as the first class of its __mro__ that says so does.
import collections
import collections.abc


class Neither:
    pass


class MappingFirst(collections.UserDict, collections.abc.Sequence):
    pass


class MappingBehindOther(Neither, collections.UserDict, collections.abc.Sequence):
    pass


class MappingAndList(collections.UserDict, Neither, list):
    pass


class DictAndSequence(dict, collections.abc.Sequence, Neither):
    pass


class SequenceFirst(collections.UserList, collections.abc.Mapping):
    pass


class ListAndMapping(Neither, list, collections.abc.Mapping):
    pass


class Registered:
    pass


class Derived(Registered, dict):
    pass


def kind(subject):
    match subject:
        case [*_]:
            return "sequence"
        case {}:
            return "mapping"


for made in (Neither, MappingFirst, MappingBehindOther, MappingAndList, DictAndSequence, SequenceFirst, ListAndMapping,
             Registered, Derived):
    print(made.__name__, kind(made()), made.__flags__ >> 5 & 3)
collections.abc.Sequence.register(Registered)
print(kind(Registered()), kind(Derived()), kind(type("Later", (Registered, dict), {})()))
