// The page inside an iframe: one <ouro-playground> made of the address's fragment, and a door for the page around it.
import { readAddress } from "../address";
import type { OptionName } from "../options";
import { withoutSetup, writeOptions } from "../options";
import type { EmbedEvents } from "./api";
import "./element";
import type { FromFrame, ToFrame } from "./messages";
import { CALLABLE } from "./messages";

const EVENTS: Record<keyof EmbedEvents, true> = {
  "ouro-ready": true,
  "ouro-change": true,
  "ouro-step": true,
  "ouro-gc": true,
  "ouro-output": true,
  "ouro-done": true,
  "ouro-error": true,
};

const playground = document.createElement("ouro-playground");
/** Attributes that the last fragment has set. */
let given: OptionName[] = [];

void open();
window.addEventListener("hashchange", () => void open());
window.addEventListener("message", ({ source, data }: MessageEvent<unknown>) => {
  if (source === window.parent && source !== window) void receive(data);
});
for (const name of Object.keys(EVENTS) as (keyof EmbedEvents)[])
  playground.addEventListener(name, (event) => {
    send({ ouro: 1, type: "event", name, detail: event.detail });
  });
playground.addEventListener("click", leave);
watchHeight();
send({ ouro: 1, type: "ready" });

/** Shows what the fragment carries. */
async function open(): Promise<void> {
  const shared = await readAddress(location.hash);
  const { problems } = shared;
  const { setup, code, options } = withoutSetup(shared.code ?? "", shared.options);
  const rows = writeOptions(options);
  for (const name of given) playground.removeAttribute(name);
  given = rows.map(([name]) => name);
  for (const [name, value] of rows) playground.setAttribute(name, value);
  for (const name of ["controls", "editable"]) playground.toggleAttribute(name, true);
  playground.replaceChildren(...(setup === "" ? [] : [block(setup, "setup")]), block(code));
  const told = problems.map((text) =>
    Object.assign(document.createElement("p"), { className: "told", textContent: text }),
  );
  if (shared.code === null && problems.length === 0)
    told.push(
      Object.assign(document.createElement("p"), {
        className: "told",
        textContent: "This address carries no program.",
      }),
    );
  document.body.replaceChildren(...told, playground);
}

function block(code: string, slot = ""): HTMLElement {
  const pre = document.createElement("pre");
  pre.textContent = code;
  pre.slot = slot;
  pre.hidden = slot !== "";
  return pre;
}

async function receive(data: unknown): Promise<void> {
  const message = data as Partial<ToFrame> | null;
  if (typeof message !== "object" || message?.ouro !== 1) return;
  if (message.type === "init") {
    const { theme } = message;
    if (theme === "light" || theme === "dark") {
      playground.setAttribute("theme", theme);
      document.documentElement.style.colorScheme = theme;
    } else if (theme === "auto") playground.removeAttribute("theme");
    return;
  }
  if (message.type !== "call") return;
  const { id, method, args } = message;
  try {
    if (method === undefined || !CALLABLE.includes(method))
      throw new Error(`there is no method ${String(method)}`);
    const call = (playground as unknown as Record<string, (...args: unknown[]) => unknown>)[method];
    const value = await call?.apply(playground, [...(args ?? [])]);
    send({ ouro: 1, type: "return", id, value });
  } catch (error) {
    send({ ouro: 1, type: "return", id, error: error instanceof Error ? error.message : String(error) });
  }
}

function send(message: FromFrame): void {
  if (window.parent !== window) window.parent.postMessage(message, "*");
}

/** In a sandbox without popups a link leads nowhere: the page around the frame may open it. */
function leave(event: Event): void {
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
  if (link === undefined || window.parent === window) return;
  event.preventDefault();
  if (window.open(link.href, "_blank") === null) send({ ouro: 1, type: "open", url: link.href });
}

function watchHeight(): void {
  let told = 0;
  let isDue = false;
  new ResizeObserver(() => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      const height = Math.ceil(document.body.getBoundingClientRect().height);
      if (height !== told) send({ ouro: 1, type: "resize", height });
      told = height;
    });
  }).observe(document.body);
}
