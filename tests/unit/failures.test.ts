import { expect, test } from "vitest";
import { readSyntaxError, readUncaught, withIndentation } from "../../wasm/replay/failures";

test("a syntax error has its line, its columns and its words", () => {
  const report = '  File "main.py", line 3\n    x = = 1\n        ^\nSyntaxError: invalid syntax\n';
  expect(readSyntaxError(report)).toEqual({
    kind: "syntax",
    typeName: "SyntaxError",
    message: "invalid syntax",
    place: { line: 3, column: 5, endColumn: 6 },
  });
});

test("columns count the indentation that the report leaves out", () => {
  const report = "  File \"main.py\", line 2\n    y = (1, 2\n        ^\nSyntaxError: '(' was never closed\n";
  const error = withIndentation(readSyntaxError(report), "if x:\n    y = (1, 2\n");
  expect(error).toMatchObject({ place: { line: 2, column: 9, endColumn: 10 } });
});

test("an error without marks stands at the beginning of its line", () => {
  const report = '  File "main.py", line 1\nIndentationError: unexpected indent\n';
  expect(readSyntaxError(report)).toMatchObject({
    typeName: "IndentationError",
    place: { line: 1, column: 1 },
  });
});

test("a report that is no syntax error is a crash in its own words", () => {
  expect(readSyntaxError("something else\n")).toEqual({ kind: "crash", message: "something else" });
});

const TRACEBACK =
  'Traceback (most recent call last):\n  File "main.py", line 5, in <module>\n    f()\n    ~^^\n' +
  '  File "main.py", line 2, in f\n    1 / 0\n    ~~^~~\nZeroDivisionError: division by zero\n';

test("an uncaught exception has the innermost line of the program", () => {
  expect(readUncaught(TRACEBACK, "main.py")).toEqual({
    typeName: "ZeroDivisionError",
    message: "division by zero",
    line: 2,
  });
});

test("of chained exceptions the last one ended the program", () => {
  const chained =
    TRACEBACK +
    "\nDuring handling of the above exception, another exception occurred:\n\n" +
    'Traceback (most recent call last):\n  File "main.py", line 9, in <module>\nKeyError: 1\n';
  expect(readUncaught(chained, "main.py")).toEqual({ typeName: "KeyError", message: "1", line: 9 });
});

test("what a finalizer raised did not end the program", () => {
  const ignored =
    "Exception ignored in: <function N.__del__ at 0x1>\nTraceback (most recent call last):\n" +
    '  File "main.py", line 3, in __del__\nValueError: late\n';
  expect(readUncaught(ignored, "main.py")).toBeNull();
  expect(readUncaught(TRACEBACK + ignored, "main.py")).toMatchObject({ typeName: "ZeroDivisionError" });
});

test("an exception without a message has an empty one", () => {
  expect(
    readUncaught(
      'Traceback (most recent call last):\n  File "main.py", line 1, in <module>\nMemoryError\n',
      "main.py",
    ),
  ).toEqual({
    typeName: "MemoryError",
    message: "",
    line: 1,
  });
});
