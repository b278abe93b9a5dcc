// The page as a reader meets it: found by role and accessible name only.
import type { Locator, Page } from "@playwright/test";
import { expect } from "@playwright/test";

/** The program of the first lesson about cycles, with a finalizer and a weak reference. */
export const CYCLE = `import gc
class Node:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print("bye", self.name)
a = Node("ant")
b = Node("bee")
a.peer = b
b.peer = a
del a
del b
gc.collect()
print("done")
`;

export class Playground {
  readonly objects: Locator;
  readonly output: Locator;
  readonly editor: Locator;
  readonly time: Locator;
  readonly run: Locator;
  readonly step: Locator;
  readonly back: Locator;
  readonly stop: Locator;
  readonly pause: Locator;

  constructor(readonly page: Page) {
    const region = (name: string) => page.getByRole("region", { name, exact: true });
    const button = (name: string) => page.getByRole("button", { name, exact: true });
    this.objects = region("Objects");
    this.output = region("Output");
    this.editor = region("Editor");
    this.time = region("Time");
    this.run = button("Run");
    this.step = button("Step");
    this.back = button("Back");
    this.stop = button("Stop");
    this.pause = button("Pause");
  }

  async open(code: string): Promise<void> {
    await this.page.goto(`/#code=${encodeURIComponent(code)}`);
    await expect(this.run).toBeEnabled();
  }

  /** Every answer of the worker comes late from the next load of the page on, as on a slow machine. */
  async delayAnswers(): Promise<void> {
    await this.page.addInitScript(() => {
      const lateMs = 100;
      const slot = Object.getOwnPropertyDescriptor(Worker.prototype, "onmessage");
      Object.defineProperty(Worker.prototype, "onmessage", {
        configurable: true,
        set(this: Worker, listener: ((event: MessageEvent) => void) | null) {
          const late = (event: MessageEvent) => setTimeout(() => listener?.(event), lateMs);
          slot?.set?.call(this, listener === null ? null : late);
        },
      });
    });
  }

  /** Text of the Output region without its heading. */
  async printed(): Promise<string> {
    return (await this.output.locator("pre").textContent()) ?? "";
  }

  object(name: RegExp): Locator {
    return this.objects.getByRole("option", { name });
  }

  /** How many pairs of boxes of the picture cover one another. */
  overlaps(): Promise<number> {
    return this.objects.locator(".box .g-box").evaluateAll((boxes) => {
      const rects = boxes.map((box) => box.getBoundingClientRect());
      const meet = (a: DOMRect, b: DOMRect) =>
        a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
      return rects.reduce((sum, a, i) => sum + rects.slice(0, i).filter((b) => meet(a, b)).length, 0);
    });
  }

  state(): Promise<string> {
    return this.page.locator("#app").evaluate((app) => app.dataset.state ?? "");
  }

  /** Runs to the end. */
  async runToEnd(): Promise<void> {
    await this.run.click();
    await expect.poll(() => this.state(), { timeout: 30_000 }).toBe("finished");
  }

  /** The moment as the time line names it: "tick 134, line 21". */
  async moment(): Promise<string> {
    return (await this.time.getByRole("slider").getAttribute("aria-valuetext")) ?? "";
  }

  /** One step, and the picture that belongs to it. */
  async takeStep(): Promise<void> {
    await this.move(this.step);
  }

  async goBack(): Promise<void> {
    await this.move(this.back);
  }

  /** The first step loads the program; the moment that is shown on the way there is not the one it leads to. */
  private async move(button: Locator): Promise<void> {
    const before = await this.moment();
    await button.click();
    const hasArrived = async () => (await this.state()) !== "loading" && (await this.moment()) !== before;
    await expect.poll(hasArrived).toBe(true);
  }

  /** Steps until the line is about to run. */
  async stepToLine(line: number): Promise<void> {
    for (let i = 0; i < 200; i++) {
      if (new RegExp(`line ${line}$`).test(await this.moment())) return;
      await this.takeStep();
    }
    throw new Error(`line ${line} was not reached`);
  }

  /** Addresses of the objects with a name, as their boxes show them. */
  addresses(name: RegExp): Promise<string[]> {
    return this.object(name).evaluateAll((boxes) =>
      boxes.map((box) => box.querySelector(".g-addr")?.textContent ?? "").sort(),
    );
  }
}
