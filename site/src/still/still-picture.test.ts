import { expect, test } from "vitest";
import { HolderKind, TypeId } from "../../../wasm/shim/generated/schema";
import { pathBounds } from "../model/routes";
import { HeapBuilder, antAndBee } from "../testing/heap-builder";
import type { StillOptions } from "./still-picture";
import { stillPicture } from "./still-picture";

/** The names of elements as they open, after checking that each is closed and that ids are there once. */
function elementsOf(xml: string): string[] {
  const names: string[] = [];
  const open: string[] = [];
  for (const [, closing, name, rest] of xml.matchAll(/<(\/?)([a-z]+)((?:[^>"]|"[^"<]*")*)>/gi)) {
    if (closing === "/") expect(open.pop()).toBe(name);
    else {
      names.push(name!);
      if (!rest!.endsWith("/")) open.push(name!);
    }
  }
  expect(open).toEqual([]);
  const ids = [...xml.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, id] of xml.matchAll(/url\(#([^)]*)\)/g)) expect(ids).toContain(id);
  return names;
}

const picture = (options: StillOptions = {}) => stillPicture(antAndBee().builder.build(), options);

test("a still picture is a whole SVG file with its name and its account", () => {
  const text = picture({ title: "Ant & bee" });
  const names = elementsOf(text);
  expect(names.slice(0, 3)).toEqual(["svg", "title", "desc"]);
  expect(text).toMatch(/<title id="[^"]+">Ant &amp; bee<\/title>/);
  expect(text).toContain('role="img"');
  for (const attribute of ["aria-labelledby", "aria-describedby"]) {
    const id = new RegExp(`${attribute}="([^"]+)"`).exec(text)![1]!;
    expect(text).toContain(`id="${id}"`);
  }
  expect(text).toContain("peer refers to Node #4");
  expect(text).toContain("2 unreachable");
  expect(text).toContain("Unreachable, but still there");
});

test("it needs nothing from outside and no script", () => {
  const text = picture();
  expect(text).not.toMatch(/var\(|<script|<image|href=|@import|\son\w+=/);
  expect(text.match(/https?:[^"]*/g)).toEqual(["http://www.w3.org/2000/svg"]);
});

test("colours follow the reader's system, or are those of one theme", () => {
  const [auto, light, dark] = [picture(), picture({ theme: "light" }), picture({ theme: "dark" })];
  expect(auto).toContain("prefers-color-scheme:dark");
  expect(light).not.toContain("prefers-color-scheme");
  expect(light).toContain("fill:#ffffff");
  expect(dark).not.toContain("#ffffff");
  expect(dark).toContain("fill:#171a1f");
});

test("two pictures can stand in one page", () => {
  const [one, two] = [picture({ theme: "light" }), picture({ theme: "dark" })];
  elementsOf(`<div>${one}${two}</div>`);
  const scope = /class="(ouro-\w+)"/.exec(one)![1]!;
  const style = /<style>([^]*?)<\/style>/.exec(one)![1]!;
  for (const rule of style.split("\n")) expect(rule.startsWith(`.${scope}`)).toBe(true);
});

test("the same heap gives the same bytes", () => {
  expect(picture()).toBe(picture());
});

test("what the last step changed is marked", () => {
  const make = (withB: boolean) => {
    const builder = new HeapBuilder();
    const name = builder.main();
    const list = builder.object(TypeId.LIST, "list", { serial: 1 });
    name("a", list);
    if (withB) name("b", list);
    builder.root("<module>");
    return builder.build();
  };
  const text = stillPicture(make(false), { before: make(true) });
  expect(text).toContain("g-name gone");
  expect(text).toContain('class="box object changed"');
  expect(text).toContain("b was deleted");
  expect(stillPicture(make(false))).not.toContain("gone");
});

test("a stack asks nobody to open it", () => {
  const builder = new HeapBuilder();
  const list = builder.object(TypeId.LIST, "list");
  builder.main()("xs", list);
  for (let i = 0; i < 45; i++)
    builder.refer(list, builder.object(TypeId.LIST, "list"), HolderKind.ITEM, "", i);
  builder.root("<module>");
  const text = stillPicture(builder.build());
  expect(text).toMatch(/[\d,]+ bytes<\/text>/);
  expect(text).not.toContain("open");
});

test("texts of the program are written as XML can hold them", () => {
  const builder = new HeapBuilder();
  builder.main()("x", builder.text('<&">\u0000\ud800'));
  builder.root("<module>");
  const text = stillPicture(builder.build());
  elementsOf(text);
  expect(text).toContain("&lt;&amp;");
  // eslint-disable-next-line no-control-regex -- XML has no way to write these
  expect(text).not.toMatch(/[\u0000-\u0008]|[\ud800-\udbff](?![\udc00-\udfff])/);
});

test("the frame has room for arrows that run over the boxes", () => {
  expect(pathBounds("M10 20H50Q60 20 60 10V-30Q60 -40 50 -40H0C-5 -40 -9 1 2 3")).toEqual({
    x: -9,
    y: -40,
    width: 69,
    height: 60,
  });
  const text = picture();
  const [x, y, width, height] = /viewBox="([^"]*)"/.exec(text)![1]!.split(" ").map(Number);
  for (const [, d] of text.matchAll(/class="g-ref[^"]*" d="([^"]*)"/g)) {
    const bounds = pathBounds(d!.replace(/[hl][^A-Z]*$/, ""));
    expect(bounds.x).toBeGreaterThanOrEqual(x!);
    expect(bounds.y).toBeGreaterThanOrEqual(y!);
    expect(bounds.x + bounds.width).toBeLessThanOrEqual(x! + width!);
    expect(bounds.y + bounds.height).toBeLessThanOrEqual(y! + height!);
  }
});
