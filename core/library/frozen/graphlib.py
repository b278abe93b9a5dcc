# Nodes in an order in which each comes behind those that it depends on.
__all__ = ["TopologicalSorter", "CycleError"]

from types import GenericAlias


class CycleError(ValueError):
    pass


class TopologicalSorter:
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, graph=None):
        self._before = {}  # how many predecessors of a node are not done
        self._after = {}   # its successors
        self._ready = None
        self._passed = self._finished = 0
        self._state = {}   # 1: given out, 2: done
        for node, predecessors in (graph or {}).items():
            self.add(node, *predecessors)

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        for one in node, *predecessors:
            self._before.setdefault(one, 0)
            self._after.setdefault(one, [])
        self._before[node] += len(predecessors)
        for one in predecessors:
            self._after[one].append(node)

    def prepare(self):
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        self._ready = [node for node, count in self._before.items() if count == 0]
        if cycle := self._find_cycle():
            raise CycleError("nodes are in a cycle", cycle)

    def _find_cycle(self):
        seen = set()
        for start in self._before:
            if start in seen:
                continue
            path, place, pending = [], {}, []
            node = start
            while True:
                if node in seen:
                    if node in place:
                        return path[place[node]:] + [node]
                else:
                    seen.add(node)
                    pending.append(iter(self._after[node]))
                    place[node] = len(path)
                    path.append(node)
                while path:
                    try:
                        node = next(pending[-1])
                        break
                    except StopIteration:
                        del place[path.pop()]
                        pending.pop()
                else:
                    break
        return None

    def _check(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")

    def get_ready(self):
        self._check()
        ready = tuple(self._ready)
        self._state.update(dict.fromkeys(ready, 1))
        self._ready.clear()
        self._passed += len(ready)
        return ready

    def is_active(self):
        self._check()
        return self._finished < self._passed or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        self._check()
        for node in nodes:
            if node not in self._before:
                raise ValueError(f"node {node!r} was not added using add()")
            state = self._state.get(node)
            if state != 1:
                raise ValueError(f"node {node!r} was not passed out (still not ready)" if state is None else
                                 f"node {node!r} was already marked done")
            self._state[node] = 2
            self._finished += 1
            for after in self._after[node]:
                self._before[after] -= 1
                if self._before[after] == 0:
                    self._ready.append(after)

    def static_order(self):
        self.prepare()
        while self.is_active():
            nodes = self.get_ready()
            yield from nodes
            self.done(*nodes)
