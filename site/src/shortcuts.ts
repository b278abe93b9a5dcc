// The keyboard. Single letters and arrows act outside text fields only.
import { html } from "./views/elements";

/** One row of the list that ? shows. */
interface Shortcut {
  readonly keys: readonly string[];
  readonly meaning: string;
}

export const SHORTCUTS: readonly Shortcut[] = [
  { keys: ["→", "←"], meaning: "step to the next moment, back to the one before" },
  { keys: ["Shift →", "Shift ←"], meaning: "next or last line, without going into calls" },
  { keys: ["Alt →", "Alt ←"], meaning: "one tick or event" },
  { keys: ["Ctrl ⏎"], meaning: "run, pause" },
  { keys: ["Esc"], meaning: "stop, then leave the program text" },
  { keys: ["Home", "End"], meaning: "first and last moment" },
  { keys: ["G", "Shift G"], meaning: "next and last collection" },
  { keys: ["↑", "↓"], meaning: "from object to object, Enter chooses" },
  { keys: ["/"], meaning: "find an object by name, type, value or address" },
  { keys: ["0", "+", "−"], meaning: "show all of the picture, zoom" },
  { keys: ["V"], meaning: "simple or full" },
  { keys: ["H"], meaning: "open the map of the heap" },
  { keys: ["F9"], meaning: "breakpoint at this line, in the program text" },
  { keys: ["T"], meaning: "light or dark" },
  { keys: ["?"], meaning: "this list" },
];

export interface Commands {
  readonly step: () => void;
  readonly back: () => void;
  readonly stepOver: () => void;
  readonly backLine: () => void;
  readonly stepTick: () => void;
  readonly backTick: () => void;
  readonly toggleRun: () => void;
  readonly stop: () => boolean;
  readonly leaveEditor: () => void;
  readonly toStart: () => void;
  readonly toEnd: () => void;
  readonly nextCollection: () => void;
  readonly lastCollection: () => void;
  readonly find: () => void;
  readonly fit: () => void;
  readonly zoom: (factor: number) => void;
  readonly toggleDetail: () => void;
  readonly toggleMap: () => void;
  readonly toggleTheme: () => void;
  readonly showHelp: () => void;
}

export function listenToKeys(commands: Commands): void {
  document.addEventListener(
    "keydown",
    (event) => {
      if (document.querySelector("dialog[open]") !== null) return;
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        event.stopPropagation();
        commands.toggleRun();
      } else if (event.key === "Escape" && commands.stop()) {
        event.preventDefault();
        event.stopPropagation();
      }
    },
    true,
  );
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || document.querySelector("dialog[open]") !== null) return;
    const target = event.target instanceof HTMLElement ? event.target : null;
    if (event.key === "Escape" && target?.closest("#editor") != null) {
      commands.leaveEditor();
      return;
    }
    if (isText(target) || event.ctrlKey || event.metaKey) return;
    const command = commandOf(event, commands);
    if (command === null) return;
    event.preventDefault();
    command();
  });
}

function isText(target: HTMLElement | null): boolean {
  return (
    target !== null &&
    (target.isContentEditable ||
      /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
      target.closest(".monaco-editor") !== null)
  );
}

function commandOf(event: KeyboardEvent, commands: Commands): (() => void) | null {
  const { key, shiftKey, altKey } = event;
  const isOnRadio = event.target instanceof HTMLElement && event.target.getAttribute("role") === "tab";
  switch (key) {
    case "ArrowRight":
      if (isOnRadio) return null;
      return () => {
        if (altKey) commands.stepTick();
        else if (shiftKey) commands.stepOver();
        else commands.step();
      };
    case "ArrowLeft":
      if (isOnRadio) return null;
      return () => {
        if (altKey) commands.backTick();
        else if (shiftKey) commands.backLine();
        else commands.back();
      };
    case "Home":
      return commands.toStart;
    case "End":
      return commands.toEnd;
    case "g":
      return commands.nextCollection;
    case "G":
      return commands.lastCollection;
    case "/":
      return commands.find;
    case "0":
      return commands.fit;
    case "+":
    case "=":
      return () => {
        commands.zoom(1.25);
      };
    case "-":
      return () => {
        commands.zoom(0.8);
      };
    case "v":
      return commands.toggleDetail;
    case "h":
      return commands.toggleMap;
    case "t":
      return commands.toggleTheme;
    case "?":
      return commands.showHelp;
    default:
      return null;
  }
}

/** Fills the dialog that lists the shortcuts. */
export function fillHelp(dialog: HTMLDialogElement): void {
  const rows = SHORTCUTS.flatMap(({ keys, meaning }) => [
    html(
      "dt",
      {},
      ...keys.flatMap((key, i) => (i === 0 ? [html("kbd", {}, key)] : [" ", html("kbd", {}, key)])),
    ),
    html("dd", {}, meaning),
  ]);
  const close = html("button", { class: "btn", value: "close" }, "Close");
  dialog.replaceChildren(
    html("h2", {}, "Keyboard"),
    html("dl", {}, ...rows),
    html("form", { method: "dialog" }, close),
  );
}
