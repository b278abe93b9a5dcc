import { expect, test } from "@playwright/test";
import { Playground } from "./playground";

const PROGRAM = `import objgraph
x = ["leaf"]
objgraph.show_refs([{"key": x, "other": [x]}])
print("after")
`;

test("a graph that the program shows is drawn in the output", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open(PROGRAM);
  await playground.runToEnd();
  const graph = playground.output.getByRole("img", { name: "graph of objects" });
  await expect(graph).toBeVisible();
  await expect(graph.locator("text", { hasText: "2 items" })).toHaveCount(1);
  await expect(graph.locator("text", { hasText: "key" })).toHaveCount(1);
  await expect(playground.output).toContainText("after");
  await expect(playground.output).not.toContainText("digraph");
});
