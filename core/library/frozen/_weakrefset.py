# WeakSet: a set that does not keep its items alive.
from _weakref import ref
from sys import version_info
from types import GenericAlias

__all__ = ["WeakSet"]

# Up to 3.13 what dies while somebody goes through a container is removed when he has finished. From 3.14 on he goes through
# a copy, and it is removed at once.
_guards = version_info < (3, 14)

if _guards:
    def _all_of(container):
        return container

    class _IterationGuard:
        def __init__(self, weakcontainer):
            self.weakcontainer = ref(weakcontainer)

        def __enter__(self):
            if (container := self.weakcontainer()) is not None:
                container._iterating.add(self)
            return self

        def __exit__(self, e, t, b):
            if (container := self.weakcontainer()) is None:
                return
            guards = container._iterating
            guards.remove(self)
            guards or container._commit_removals()
else:
    def _all_of(container):
        return container.copy()

    class _NoGuard:
        def __call__(self, weakcontainer):
            return self

        def __enter__(self):
            pass

        def __exit__(self, e, t, b):
            pass

    _IterationGuard = _NoGuard()


class WeakSet:
    _pending_removals = _iterating = ()

    def __init__(self, data=None):
        self.data = set()

        def _remove(item, selfref=ref(self)):
            self = selfref()
            if self is None:
                return
            if not self._iterating:
                self.data.discard(item)
            else:
                self._pending_removals.append(item)

        self._remove = _remove
        if _guards:
            self._pending_removals, self._iterating = [], set()
        if data is not None:
            self.update(data)

    def _commit_removals(self):
        next_item = self._pending_removals.pop
        forget = self.data.discard
        while True:
            try:
                wr = next_item()
            except IndexError:
                break
            forget(wr)

    # --- one item ---

    # What cannot be referred to weakly is in no such set.
    def __contains__(self, item):
        try:
            wr = ref(item)
        except TypeError:
            wr = None
        return wr is not None and wr in self.data

    def add(self, item):
        self._pending_removals and self._commit_removals()
        self.data.add(ref(item, self._remove))

    def discard(self, item):
        self._pending_removals and self._commit_removals()
        self.data.discard(ref(item))

    def remove(self, item):
        self._pending_removals and self._commit_removals()
        self.data.remove(ref(item))

    def pop(self):
        self._pending_removals and self._commit_removals()
        item = None
        while item is None:
            try:
                wr = self.data.pop()
            except KeyError:
                raise KeyError("pop from empty WeakSet") from None
            item = wr()
        return item

    # --- all items ---

    def __iter__(self):
        with _IterationGuard(self):
            for wr in _all_of(self.data):
                if (item := wr()) is not None:
                    yield item

    def __len__(self):
        return len(self.data) - len(self._pending_removals)

    def __repr__(self):
        return repr(self.data)

    def __reduce__(self):
        return type(self), (list(self),), self.__getstate__()

    def copy(self):
        return self.__class__(self)

    def clear(self):
        self._pending_removals and self._commit_removals()
        self.data.clear()

    # --- comparisons: of the references, which compare as their items do ---

    def __eq__(self, other):
        if isinstance(other, self.__class__):
            return self.data == set(map(ref, other))
        return NotImplemented

    def __lt__(self, other):
        return self.data < set(map(ref, other))

    def __gt__(self, other):
        return self.data > set(map(ref, other))

    def issubset(self, other):
        return self.data.issubset(ref(member) for member in other)

    def issuperset(self, other):
        return self.data.issuperset(ref(member) for member in other)

    __le__, __ge__ = issubset, issuperset

    def isdisjoint(self, other):
        return not len(self.intersection(other))

    # --- what is in one, in both, in one of the two ---

    def union(self, other):
        return self.__class__(item for items in (self, other) for item in items)

    def intersection(self, other):
        return self.__class__(member for member in other if member in self)

    def difference(self, other):
        rest = self.copy()
        rest.difference_update(other)
        return rest

    def symmetric_difference(self, other):
        rest = self.copy()
        rest.symmetric_difference_update(other)
        return rest

    __or__, __and__, __sub__, __xor__ = union, intersection, difference, symmetric_difference

    # --- the same in place ---

    def update(self, other):
        self._pending_removals and self._commit_removals()
        for member in other:
            self.add(member)

    def __ior__(self, other):
        self.update(other)
        return self

    def __iand__(self, other):
        self._pending_removals and self._commit_removals()
        self.data.intersection_update(ref(member) for member in other)
        return self

    def __isub__(self, other):
        self._pending_removals and self._commit_removals()
        if other is self:
            self.data.clear()
            return self
        self.data.difference_update(ref(member) for member in other)
        return self

    # Here references may stay that were not there.
    def __ixor__(self, other):
        self._pending_removals and self._commit_removals()
        if other is self:
            self.data.clear()
            return self
        self.data.symmetric_difference_update(ref(member, self._remove) for member in other)
        return self

    def intersection_update(self, other):
        self.__iand__(other)

    def difference_update(self, other):
        self.__isub__(other)

    def symmetric_difference_update(self, other):
        self.__ixor__(other)

    __class_getitem__ = classmethod(GenericAlias)
