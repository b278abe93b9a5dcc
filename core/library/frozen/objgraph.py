# Counts of objects, growth and chains of references; pictures as DOT.
import gc
import inspect
import sys
import types

from _tools import picture as _picture

__version__ = "3.6.2"


def _short(obj):
    return type(obj).__name__


def _long(obj):
    kind = type(obj)
    module = getattr(kind, "__module__", None)
    return f"{module}.{kind.__name__}" if module else kind.__name__


def _is(obj, kinds):
    return issubclass(type(obj), kinds)


def count(typename, objects=None):
    name = _long if "." in typename else _short
    return sum(name(obj) == typename for obj in (gc.get_objects() if objects is None else objects))


def by_type(typename, objects=None):
    name = _long if "." in typename else _short
    return [obj for obj in (gc.get_objects() if objects is None else objects) if name(obj) == typename]


def typestats(objects=None, shortnames=True, filter=None):
    name = _short if shortnames else _long
    stats = {}
    for obj in gc.get_objects() if objects is None else objects:
        if filter is None or filter(obj):
            key = name(obj)
            stats[key] = stats.get(key, 0) + 1
    return stats


def most_common_types(limit=10, objects=None, shortnames=True, filter=None):
    stats = sorted(typestats(objects, shortnames, filter).items(), key=lambda row: row[1], reverse=True)
    return stats[:limit] if limit else stats


def show_most_common_types(limit=10, objects=None, shortnames=True, file=None, filter=None):
    stats = most_common_types(limit, objects, shortnames, filter)
    width = max(len(name) for name, _ in stats)
    for name, number in stats:
        (file or sys.stdout).write(f"{name:<{width}} {number}\n")


def growth(limit=10, peak_stats={}, shortnames=True, filter=None):
    gc.collect()
    stats = typestats(None, shortnames, filter)
    rows = []
    for name, number in stats.items():
        before = peak_stats.get(name, 0)
        if number > before:
            rows.append((name, number, number - before))
            peak_stats[name] = number
    rows.sort(key=lambda row: row[2], reverse=True)
    return rows[:limit] if limit else rows


def show_growth(limit=10, peak_stats=None, shortnames=True, file=None, filter=None):
    rows = growth(limit, shortnames=shortnames, filter=filter) if peak_stats is None else growth(
        limit, peak_stats, shortnames, filter)
    width = max((len(row[0]) for row in rows), default=0)
    for name, number, delta in rows:
        (file or sys.stdout).write(f"{name:<{width}}{number:9d} {delta:+9d}\n")


def get_new_ids(skip_update=False, limit=10, sortby="deltas", shortnames=None, file=None, _state={}):
    if not _state:
        _state.update(old={}, current={}, new={}, shortnames=True)
    old, current, new = _state["old"], _state["current"], _state["new"]
    if skip_update:
        return new
    if shortnames is None:
        shortnames = _state["shortnames"]
    _state["shortnames"] = shortnames
    gc.collect()
    objects = gc.get_objects()
    for name, ids in current.items():
        old.setdefault(name, set()).clear()
        old[name].update(ids)
        ids.clear()
    for obj in objects:
        current.setdefault((_short if shortnames else _long)(obj), set()).add(id(obj))
    del objects, obj
    rows = []
    for name, ids in list(current.items()):
        before = old.setdefault(name, set())
        fresh = new.setdefault(name, set())
        fresh.clear()
        if not before and not ids:
            del old[name], current[name], new[name]
            continue
        fresh.update(ids - before)
        rows.append((name, len(before), len(ids), len(fresh), len(ids) - len(before)))
    column = {"old": 1, "current": 2, "new": 3, "deltas": 4}[sortby]
    rows.sort(key=lambda row: row[column], reverse=True)
    if limit is not None:
        rows = rows[:limit]
    if rows:
        width = max(len(row[0]) for row in rows)
        rule = "=" * (width + 52)
        print(rule, file=file)
        print(f"{'Type':<{width}}{'Old_ids':>13}{'Current_ids':>13}{'New_ids':>13}{'Count_Deltas':>13}", file=file)
        print(rule, file=file)
        for name, before, now, fresh, delta in rows:
            print(f"{name:<{width}}{before:13d}{now:13d}{fresh:+13d}{delta:+13d}", file=file)
        print(rule, file=file)
    return new


def get_leaking_objects(objects=None):
    if objects is None:
        gc.collect()
        objects = gc.get_objects()
    ids = {id(obj) for obj in objects}
    for obj in objects:
        ids.difference_update(map(id, gc.get_referents(obj)))
    return [obj for obj in objects if id(obj) in ids]


def at(addr):
    return next((obj for obj in gc.get_objects() if id(obj) == addr), None)


def at_addrs(address_set):
    return [obj for obj in gc.get_objects() if id(obj) in address_set]


def is_proper_module(obj):
    return inspect.ismodule(obj) and obj is sys.modules.get(getattr(obj, "__name__", None))


def _find_chain(obj, predicate, edges, max_depth, extra_ignore):
    queue, depth, parent = [obj], {id(obj): 0}, {id(obj): None}
    ignore = set(extra_ignore)
    ignore.update(map(id, (extra_ignore, queue, depth, parent, ignore, sys._getframe(), sys._getframe(1))))
    gc.collect()
    while queue:
        target = queue.pop(0)
        if predicate(target):
            chain = [target]
            while parent[id(target)] is not None:
                target = parent[id(target)]
                chain.append(target)
            return chain
        level = depth[id(target)]
        if level < max_depth:
            found = edges(target)
            ignore.add(id(found))
            for source in found:
                if id(source) not in ignore and id(source) not in depth:
                    depth[id(source)] = level + 1
                    parent[id(source)] = target
                    queue.append(source)
            found = source = None
    return [obj]


def find_ref_chain(obj, predicate, max_depth=20, extra_ignore=()):
    return _find_chain(obj, predicate, gc.get_referents, max_depth, extra_ignore)[::-1]


def find_backref_chain(obj, predicate, max_depth=20, extra_ignore=()):
    return _find_chain(obj, predicate, gc.get_referrers, max_depth, extra_ignore)


def _name(obj):
    name = getattr(obj, "__name__", None)
    return name if _is(name, str) else repr(obj)[:40]


def _safe_repr(obj):
    try:
        if _is(obj, (type, types.ModuleType, types.BuiltinFunctionType)):
            return _name(obj)
        if _is(obj, types.MethodType):
            return _name(obj.__func__) + (" (bound)" if obj.__self__ else "")
        if _is(obj, types.FunctionType) and obj.__name__ == "<lambda>":
            code = obj.__code__
            return f"lambda: {code.co_filename.rpartition('/')[2]}:{code.co_firstlineno}"
        if _is(obj, types.FrameType):
            return f"{obj.f_code.co_filename}:{obj.f_lineno}"
        if _is(obj, (tuple, list, dict, set)):
            return f"{len(obj)} items"
        return repr(obj)[:40]
    except Exception:
        return "(unrepresentable)"


def _quote(text):
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\0", "\\\\0")


def _edge_label(source, target, name):
    if _is(target, dict) and target is getattr(source, "__dict__", None):
        return ' [label="__dict__",weight=10]'
    known = {types.FrameType: ("f_locals", "f_globals"), types.MethodType: ("__self__", "__func__")}
    names = dir(source) if _is(source, types.FunctionType) else known.get(type(source), ())
    for attribute in names:
        if target is getattr(source, attribute, None):
            return f' [label="{_quote(attribute)}",weight=10]'
    if _is(source, dict):
        for key, value in source.items():
            if value is target:
                if _is(key, str) and key.isascii() and key.isidentifier():
                    return f' [label="{_quote(key)}",weight=2]'
                return f' [label="{_quote(name(key) + chr(10) + _safe_repr(key))}"]'
    return ""


def _label(obj, name, refcounts, extra_info):
    label = name(obj)
    if refcounts:
        label += f" [{sys.getrefcount(obj) - 4}]"
    label += "\n" + _safe_repr(obj)
    if extra_info:
        label += f"\n{extra_info(obj)}"
    return _quote(label)


def _gradient(start, end, depth, max_depth):
    if max_depth == 0:
        return start
    part = depth / max_depth
    return tuple(a * (1 - part) + b * part for a, b in zip(start, end))


def _node(obj):
    return f"o{id(obj)}"


def _show_graph(objs, edges, swap, max_depth, extra_ignore, filter, too_many, highlight, filename, extra_info,
                refcounts, shortnames, output, extra_node_attrs, cull_func=None):
    if filename and output:
        raise ValueError("Cannot specify both output and filename.")
    if not _is(objs, (list, tuple)):
        objs = [objs]
    name = _short if shortnames else _long
    lines = ["digraph ObjectGraph {", "  node[shape=box, style=filled, fillcolor=white];"]
    queue, depth = list(objs), dict.fromkeys(map(id, objs), 0)
    ignore = set(extra_ignore)
    lines += [f"  {_node(obj)}[fontcolor=red];" for obj in objs]
    obj = None
    ignore.update(map(id, (objs, extra_ignore, queue, depth, ignore, lines, sys._getframe(), sys._getframe().f_locals,
                           sys._getframe(1), sys._getframe(1).f_locals)))
    gc.collect()
    nodes = 0
    while queue:
        nodes += 1
        target = queue.pop(0)
        level, node = depth[id(target)], _node(target)
        label = _label(target, name, refcounts, extra_info)
        more = "" if extra_node_attrs is None else ", " + ", ".join(
            [f'{k}="{_quote(v)}"' for k, v in sorted(extra_node_attrs(target).items()) if v is not None])
        lines.append(f'  {node}[label="{label}"{more}];')
        h, s, v = _gradient((0, 0, 1), (0, 0, 0.3), level, max_depth)
        if inspect.ismodule(target):
            h, s = 0.3, 1
        if highlight and highlight(target):
            h, s, v = 0.6, 0.6, 0.5 + v * 0.5
        lines.append(f'  {node}[fillcolor="{h:g},{s:g},{v:g}"];')
        if v < 0.5:
            lines.append(f"  {node}[fontcolor=white];")
        if hasattr(getattr(target, "__class__", None), "__del__"):
            lines.append(f"  {node}->{node}_has_a_del[color=red,style=dotted,len=0.25,weight=10];")
            lines.append(f'  {node}_has_a_del[label="__del__",shape=doublecircle,height=0.25,color=red,'
                         'fillcolor="0,.5,1",fontsize=6];')
        if level >= max_depth or cull_func is not None and cull_func(target):
            continue
        found = edges(target)
        ignore.add(id(found))
        shown = skipped = 0
        for other in found:
            if id(other) in ignore or filter and not filter(other):
                continue
            if shown >= too_many:
                skipped += 1
                continue
            ends = (target, other) if swap else (other, target)
            lines.append(f"  {_node(ends[0])} -> {_node(ends[1])}{_edge_label(*ends, name)};")
            if id(other) not in depth:
                depth[id(other)] = level + 1
                queue.append(other)
            shown += 1
            del other
        found = None
        if skipped:
            h, s, v = _gradient((0, 1, 1), (0, 1, 0.3), level + 1, max_depth)
            edge = f"{node}->too_many_{node}" if swap else f"too_many_{node}->{node}"
            words = "references" if swap else "backreferences"
            lines.append(f"  {edge}[color=red,style=dotted,len=0.25,weight=10];")
            lines.append(f'  too_many_{node}[label="{skipped} more {words}",shape=box,height=0.25,color=red,'
                         f'fillcolor="{h:g},{s:g},{v:g}",fontsize=6];')
            lines.append(f"  too_many_{node}[fontcolor=white];")
    text = "\n".join(lines) + "\n}\n"
    if output:
        output.write(text)
    else:
        _picture(text)


def show_refs(objs, max_depth=3, extra_ignore=(), filter=None, too_many=10, highlight=None, filename=None,
              extra_info=None, refcounts=False, shortnames=True, output=None, extra_node_attrs=None):
    _show_graph(objs, gc.get_referents, True, max_depth, extra_ignore, filter, too_many, highlight, filename,
                extra_info, refcounts, shortnames, output, extra_node_attrs)


def show_backrefs(objs, max_depth=3, extra_ignore=(), filter=None, too_many=10, highlight=None, filename=None,
                  extra_info=None, refcounts=False, shortnames=True, output=None, extra_node_attrs=None):
    _show_graph(objs, gc.get_referrers, False, max_depth, extra_ignore, filter, too_many, highlight, filename,
                extra_info, refcounts, shortnames, output, extra_node_attrs, is_proper_module)


def show_chain(*chains, **options):
    backwards = options.pop("backrefs", True)
    chains = [chain for chain in chains if chain]
    ids = {id(item) for chain in chains for item in chain}
    options.setdefault("max_depth", max(map(len, chains)) - 1)
    (show_backrefs if backwards else show_refs)(
        [chain[-1 if backwards else 0] for chain in chains], filter=lambda item: id(item) in ids, **options)
