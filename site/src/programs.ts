// A program of the menu, and the example that the page opens with.

export interface Program {
  readonly id: string;
  readonly title: string;
  readonly source: string;
}

/** The example that the page opens with, and the line at which it is most worth looking at. */
export const OPENING: Program = {
  id: "opening",
  title: "Who frees a cycle?",
  source: `import gc, weakref

class Node:
    def __init__(self, name):
        self.name = name
        self.peer = None

    def __del__(self):
        print("bye", self.name)

a = Node("ant")
b = Node("bee")
a.peer = b
b.peer = a
watch = weakref.ref(a)

c = Node("cat")
keep = [c]

print(a.name, "holds", a.peer.name)
del a, b
gc.collect()
print("the weak reference gives", watch())
`,
};
export const OPENING_LINE = 22;
