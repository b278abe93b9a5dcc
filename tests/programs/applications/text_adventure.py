class Item:
    def __init__(self, name, weight=1, **uses): self.name, self.weight, self.uses = name, weight, uses
    def __str__(self): return self.name
    __repr__ = __str__
class Room:
    opposite = {"north": "south", "south": "north", "east": "west", "west": "east"}
    def __init__(self, name, *items): self.name, self.exits, self.items, self.locked = name, {}, list(items), set()
    def connect(self, **rooms):
        for way, room in rooms.items(): self.exits[way] = room; room.exits[self.opposite[way]] = self
        return self
    def describe(self):
        text = f"You are in the {self.name}."
        if self.items: text += " You see " + " and ".join(f"a{'n' if str(i)[0] in 'aeiou' else ''} {i}" for i in self.items) + "."
        return text + f" Exits: {', '.join(sorted(w + ('*' if w in self.locked else '') for w in self.exits))}."
class Game:
    limit = 5
    def __init__(self, start): self.room, self.bag, self.moves, self.done = start, [], 0, False
    def command(self, line):
        self.moves += 1
        match line.lower().split():
            case ["go", ("north" | "south" | "east" | "west") as way] | [("north" | "south" | "east" | "west") as way]: return self.go(way)
            case ["go", *rest]: return f"Go where? {' '.join(rest) or '...'} is no direction."
            case ["take", "everything"]: return "; ".join(self.take(i.name) for i in list(self.room.items)) or "Nothing here."
            case ["take" | "get", *words] if words: return self.take(" ".join(words))
            case ["drop", name]: return self.drop(name)
            case ["use", name, "on", target]: return self.use(name, target)
            case ["look"]: return self.room.describe()
            case ["inventory" | "i"]: return f"You carry {self.bag or 'nothing'} ({sum(i.weight for i in self.bag)} kg)."
            case ["quit"]: self.done = True; return f"Bye after {self.moves} moves."
            case []: self.moves -= 1; return "Say something."
            case [verb, *_]: return f"I do not know how to {verb}."
    def go(self, way):
        if way in self.room.locked: return "It is locked."
        try: self.room = self.room.exits[way]
        except KeyError: return f"You cannot go {way}."
        return self.room.describe()
    def find(self, name, where): return next((i for i in where if i.name == name), None)
    def take(self, name):
        item = self.find(name, self.room.items)
        if not item: return f"There is no {name}."
        if sum(i.weight for i in self.bag) + item.weight > self.limit: return f"The {item} is too heavy."
        self.room.items.remove(item); self.bag.append(item); return f"Taken: {item}."
    def drop(self, name):
        if item := self.find(name, self.bag): self.bag.remove(item); self.room.items.append(item); return f"Dropped: {item}."
        return f"You have no {name}."
    def use(self, name, target):
        item = self.find(name, self.bag)
        if item is None: return f"You have no {name}."
        action = item.uses.get(target)
        return action(self) if action else f"The {name} does nothing to the {target}."
def unlock(game):
    if not game.room.locked: return "Nothing is locked here."
    ways = sorted(game.room.locked); game.room.locked.clear(); return f"Unlocked: {', '.join(ways)}."
hall, kitchen, cellar, garden = Room("hall", Item("lamp")), Room("kitchen", Item("knife"), Item("apple")), Room("cellar", Item("iron chest", 6), Item("old key", door=unlock)), Room("garden")
hall.connect(north=kitchen, east=garden); kitchen.connect(west=cellar); hall.locked.add("east")
game = Game(hall)
try:
    while not game.done: print(">", line := input("")); print(game.command(line))
except EOFError: print("The end.")
