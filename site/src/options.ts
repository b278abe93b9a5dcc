// What a shared program is shown with. One table for links, the attributes of <ouro-playground> and the share menu.
import type { Release } from "./releases";
import { DEFAULT_RELEASE, isRelease } from "./releases";

export const VIEWS = ["graph", "heap", "gc", "timeline", "console"] as const;
/** A part of the picture that can be chosen. */
export type ViewName = (typeof VIEWS)[number];

/** A line that is about to run: for the first time, or for the so-manieth. */
export interface LineMoment {
  readonly line: number;
  readonly times: number;
}

/** An exact moment; it holds as long as the compiler makes the same code of the program. */
export interface TickMoment {
  readonly tick: number;
  readonly landmark: number;
}

/** Everything but the program; null is the default. */
export interface Options {
  readonly python: Release | null;
  readonly at: LineMoment | null;
  /** Moments after the beginning, as Step goes. */
  readonly step: number | null;
  readonly tick: TickMoment | null;
  readonly views: readonly ViewName[] | null;
  readonly theme: "light" | "dark" | null;
  readonly breakpoints: readonly number[] | null;
  /** Thresholds of the generations, from young to old. */
  readonly thresholds: readonly number[] | null;
  /** Bytes of the Python heap at most. */
  readonly maxBytes: number | null;
  /** Ticks (bytecode instructions) after which a run is stopped. */
  readonly maxSteps: number | null;
  /** In a link: lines at the beginning of its program that are the set-up code of an embed, not shown there. */
  readonly setup: number | null;
}

/** Names as they stand in links and attributes. */
export type OptionName =
  | "python"
  | "at"
  | "step"
  | "tick"
  | "views"
  | "theme"
  | "breakpoints"
  | "gc-thresholds"
  | "max-bytes"
  | "max-steps"
  | "setup";

export const NO_OPTIONS: Options = {
  python: null,
  at: null,
  step: null,
  tick: null,
  views: null,
  theme: null,
  breakpoints: null,
  thresholds: null,
  maxBytes: null,
  maxSteps: null,
  setup: null,
};

/** Reads options by name; what makes no sense is told and left out. */
export function readOptions(
  get: (name: OptionName) => string | null,
  onWrong: (name: OptionName, value: string) => void,
): Options {
  const read = <T>(name: OptionName, parse: (text: string) => T | null): T | null => {
    const text = get(name)?.trim();
    if (text === undefined || text === "") return null;
    const value = parse(text);
    if (value === null) onWrong(name, text);
    return value;
  };
  const theme = read("theme", (text) =>
    text === "light" || text === "dark" || text === "auto" ? text : null,
  );
  return {
    python: read("python", (text) => (isRelease(text) ? text : null)),
    at: read("at", readLine),
    step: read("step", (text) => readNumber(text)),
    tick: read("tick", readTick),
    views: read("views", readViews),
    theme: theme === "auto" ? null : theme,
    breakpoints: read("breakpoints", (text) => readNumbers(text)),
    thresholds: read("gc-thresholds", (text) => {
      const numbers = readNumbers(text);
      return numbers !== null && numbers.length <= 3 ? numbers : null;
    }),
    maxBytes: read("max-bytes", (text) => readNumber(text)),
    maxSteps: read("max-steps", (text) => readNumber(text)),
    setup: read("setup", (text) => readNumber(text)),
  };
}

/** The options that are not the default, by name, in the order of the table. */
export function writeOptions(options: Options): [OptionName, string][] {
  const { python, at, step, tick, views, theme, breakpoints, thresholds, maxBytes, maxSteps, setup } =
    options;
  const all: [OptionName, string | null][] = [
    ["python", python === DEFAULT_RELEASE ? null : python],
    ["at", at === null ? null : at.times > 1 ? `${at.line}:${at.times}` : String(at.line)],
    ["step", step === null ? null : String(step)],
    ["tick", tick === null ? null : tick.landmark > 0 ? `${tick.tick}.${tick.landmark}` : String(tick.tick)],
    ["views", views?.join(",") ?? null],
    ["theme", theme],
    ["breakpoints", breakpoints === null || breakpoints.length === 0 ? null : breakpoints.join(",")],
    ["gc-thresholds", thresholds?.join(",") ?? null],
    ["max-bytes", maxBytes === null ? null : String(maxBytes)],
    ["max-steps", maxSteps === null ? null : String(maxSteps)],
    ["setup", setup === null || setup === 0 ? null : String(setup)],
  ];
  return all.filter((row): row is [OptionName, string] => row[1] !== null);
}

/** A program with its set-up code in front, as a link carries it, taken apart; lines are then those of the program. */
export function withoutSetup(
  code: string,
  options: Options,
): { readonly setup: string; readonly code: string; readonly options: Options } {
  const count = options.setup ?? 0;
  const lines = code.split("\n");
  if (count === 0 || count >= lines.length) return { setup: "", code, options: { ...options, setup: null } };
  const setup = lines.slice(0, count).map((line) => `${line}\n`);
  return {
    setup: setup.join(""),
    code: lines.slice(count).join("\n"),
    options: { ...shifted(options, -count), setup: null },
  };
}

/** The options for a program with set-up code of so many lines in front. */
export function withSetup(options: Options, lines: number): Options {
  return lines === 0 ? options : { ...shifted(options, lines), setup: lines };
}

function shifted(options: Options, by: number): Options {
  const { at, breakpoints } = options;
  return {
    ...options,
    at: at === null || at.line + by < 1 ? null : { ...at, line: at.line + by },
    breakpoints: breakpoints?.map((line) => line + by).filter((line) => line > 0) ?? null,
  };
}

function readNumber(text: string): number | null {
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}

function readNumbers(text: string): number[] | null {
  const numbers = text.split(/[\s,]+/).map(readNumber);
  return numbers.every((number) => number !== null) ? numbers : null;
}

function readLine(text: string): LineMoment | null {
  const [line, times = "1", ...rest] = text.split(":");
  const [a, b] = [readNumber(line ?? ""), readNumber(times)];
  return rest.length > 0 || a === null || b === null || a === 0 || b === 0 ? null : { line: a, times: b };
}

function readTick(text: string): TickMoment | null {
  const [tick, landmark = "0", ...rest] = text.split(".");
  const [a, b] = [readNumber(tick ?? ""), readNumber(landmark)];
  return rest.length > 0 || a === null || b === null ? null : { tick: a, landmark: b };
}

function readViews(text: string): ViewName[] | null {
  const names = text.split(/[\s,]+/);
  const known = VIEWS.filter((view) => names.includes(view));
  return known.length === new Set(names).size ? known : null;
}
