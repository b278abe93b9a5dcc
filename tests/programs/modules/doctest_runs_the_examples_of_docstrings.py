"""Examples in docstrings.

>>> 1 + 1
2
>>> wrong()
4
"""
import doctest
import io
import re
import sys


def wrong():
    return 5


def add(a, b):
    """Adds.

    >>> add(1, 2)
    3
    >>> add("a", "b")
    'ab'
    >>> add(1, "x")
    Traceback (most recent call last):
        ...
    TypeError: unsupported operand type(s) for +: 'int' and 'str'
    >>> for i in range(2):
    ...     print(add(i, i))
    0
    2
    """
    return a + b


def broken():
    """
    >>> broken()
    'good'
    >>> print("one\\n\\nthree")
    one
    <BLANKLINE>
    three
    >>> list(range(20))  # doctest: +ELLIPSIS
    [0, 1, ..., 19]
    >>> print("a   b")  # doctest: +NORMALIZE_WHITESPACE
    a b
    >>> 1 / 0  # doctest: +SKIP
    7
    >>> print("x")
    >>> raise KeyError("k")
    Traceback (most recent call last):
    KeyError: 'other'
    >>> True
    1
    >>> raise ValueError("why")  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ValueError: because
    """
    return "bad"


class Stack:
    """A stack.

    >>> s = Stack()
    >>> s.push(3)
    >>> s.pop()
    3
    >>> s.pop()
    Traceback (most recent call last):
        ...
    IndexError: pop from empty list
    """

    def __init__(self):
        self.items = []

    def push(self, item):
        """Pushes.

        >>> s = Stack(); s.push(1); s.items
        [1]
        """
        self.items.append(item)

    def pop(self):
        return self.items.pop()

    @property
    def size(self):
        """How many.

        >>> Stack().size
        1
        """
        return len(self.items)


def shown(**options):
    before, sys.stdout = sys.stdout, io.StringIO()
    try:
        result = doctest.testmod(**options)
        text = sys.stdout.getvalue()
    finally:
        sys.stdout = before
    text = re.sub(r'File ".*?([^/"]+)"', r'File "\1"', text)
    print(re.sub(r'(?m)^ +File "(<frozen )?doctest.*\n(?: +(exec|comp|~|\^|test).*\n)*', "", text))
    print(result, result.failed, result.attempted)


shown()
shown(verbose=True, optionflags=doctest.FAIL_FAST)
doctest.run_docstring_examples(add, globals())
doctest.run_docstring_examples(add, globals(), verbose=True, name="add")
test = doctest.DocTestFinder().find(add)[0]
print(len(test.examples), test.name, [e.lineno for e in test.examples], repr(test.examples[0].source), test.examples[2].exc_msg)
parser = doctest.DocTestParser()
for bad in (">>>1", "   >>> 1\n  2", ">>> x # doctest: +NOTHING"):
    try:
        print(parser.get_examples(bad))
    except ValueError as e:
        print(e)
checker = doctest.OutputChecker()
print(checker.check_output("a...z\n", "abcz\n", doctest.ELLIPSIS), checker.check_output("1\n", "True\n", 0),
      checker.check_output("a...b...c", "axc", doctest.ELLIPSIS))
example = doctest.Example("f()", "a\nb\nc\nd\n")
for flag in (doctest.REPORT_UDIFF, doctest.REPORT_NDIFF, doctest.REPORT_CDIFF, 0):
    print(checker.output_difference(example, "a\nB\nc\n\n", flag))
