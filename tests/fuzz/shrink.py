"""Makes a program smaller as long as a condition holds: statements go first, then expressions become their parts."""
import ast
import copy


def parents(tree):
    """Every place of the tree that holds a node or a list of nodes, outermost first."""
    for node in ast.walk(tree):
        for field, value in ast.iter_fields(node):
            if isinstance(value, (list, ast.AST)):
                yield node, field, value


def text_of(tree):
    try:
        return ast.unparse(ast.fix_missing_locations(copy.deepcopy(tree))) + "\n"
    except (ValueError, RecursionError, AttributeError, TypeError):
        return None


class Shrinker:
    def __init__(self, holds, steps=700):
        self.holds = holds
        self.steps = steps
        self.tried = set()

    def test(self, tree):
        text = text_of(tree)
        if text is None or text in self.tried or self.steps <= 0:
            return False
        self.tried.add(text)
        self.steps -= 1
        try:
            compile(text, "shrunk", "exec", dont_inherit=True)
        except (SyntaxError, ValueError, RecursionError):
            return False
        return self.holds(text)

    def replace(self, node, field, value, other):
        setattr(node, field, other)
        if self.test(self.tree):
            return True
        setattr(node, field, value)
        return False

    def drop_items(self):
        """Takes runs of items out of lists, large runs first."""
        changed = False
        for node, field, value in list(parents(self.tree)):
            if not isinstance(value, list) or not value or getattr(node, field) is not value:
                continue
            size = len(value)
            while size >= 1:
                at = 0
                while at < len(getattr(node, field)):
                    now = getattr(node, field)
                    rest = now[:at] + now[at + size:]
                    if isinstance(node, ast.Dict):
                        keys, values = node.keys, node.values
                        node.keys, node.values = keys[:at] + keys[at + size:], values[:at] + values[at + size:]
                        if self.test(self.tree):
                            changed = True
                            continue
                        node.keys, node.values = keys, values
                    else:
                        if not rest and field == "body" and isinstance(node, ast.stmt):
                            rest = [ast.Pass()] if not isinstance(now[0], ast.Pass) else now
                        if self.replace(node, field, now, rest):
                            changed = True
                            continue
                    at += size
                size //= 2
        return changed

    def unwrap_statements(self):
        """A compound statement becomes one of its bodies."""
        changed = False
        for node, field, value in list(parents(self.tree)):
            if not isinstance(value, list) or getattr(node, field) is not value:
                continue
            for at in range(len(value) - 1, -1, -1):
                now = getattr(node, field)
                if at >= len(now):
                    continue
                item = now[at]
                for inner in ("body", "orelse", "finalbody"):
                    body = getattr(item, inner, None)
                    if isinstance(item, ast.stmt) and isinstance(body, list) and body:
                        if self.replace(node, field, now, now[:at] + body + now[at + 1:]):
                            changed = True
                            break
        return changed

    def simplify_expressions(self):
        """An expression becomes one of its parts, or a small constant."""
        changed = False
        for node, field, value in list(parents(self.tree)):
            values = value if isinstance(value, list) else [value]
            for at, item in enumerate(values):
                if not isinstance(item, ast.expr) or isinstance(item, (ast.Name, ast.Constant)):
                    continue
                parts = [part for part in ast.walk(item) if isinstance(part, ast.expr) and part is not item]
                for part in [ast.Constant(0), *parts[:12]]:
                    now = getattr(node, field)
                    other = now[:at] + [part] + now[at + 1:] if isinstance(value, list) else part
                    if self.replace(node, field, now, other):
                        changed = True
                        break
        return changed

    def shrink(self, text):
        """The smallest program found; the text itself when its tree does not show the condition."""
        self.tree = ast.parse(text)
        if not self.test(self.tree):
            return text
        while self.steps > 0 and (self.drop_items() | self.unwrap_statements() | self.simplify_expressions()):
            pass
        return text_of(self.tree)
