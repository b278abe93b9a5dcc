// Runs every row of README.md beside this file: what mini-Python leaves out says so, on both builds.
//
//   node check.mjs [--ouro PATH]      --ouro tests that program alone
//
// The last line is "N passed, M failed".
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const at = process.argv.indexOf("--ouro");
const BUILDS =
  at > 0
    ? { native: [process.argv[at + 1]] }
    : {
        native: [join(ROOT, "build/native-release/ouro")],
        wasm: [process.execPath, join(ROOT, "wasm/cli.mjs")],
      };

const rows = readFileSync(new URL("README.md", import.meta.url), "utf8")
  .split("\n")
  .map((line) => /^\| [^|]*\| `(.*)` \| `(.*)` \|$/.exec(line))
  .filter((match) => match !== null)
  .map(([, program, sentence]) => ({ program: program.replaceAll("⏎", "\n"), sentence }));

const folder = mkdtempSync(join(tmpdir(), "ouro-"));
const path = join(folder, "program.py");
let [passed, failed] = [0, 0];
for (const { program, sentence } of rows) {
  writeFileSync(path, `${program}\n`);
  for (const [build, [command, ...words]] of Object.entries(BUILDS)) {
    const { status, stderr } = spawnSync(command, [...words, path], { encoding: "utf8", timeout: 30000 });
    const lines = stderr.trimEnd().split("\n");
    const line = Number(/line (\d+)/.exec(stderr)?.[1]);
    const wanted = program.split("\n").length;
    if (status === 1 && lines.at(-1) === sentence && line === wanted) passed++;
    else {
      failed++;
      console.log(`FAIL ${build} ${JSON.stringify(program)}: exit ${status}, line ${line}, ${lines.at(-1)}`);
    }
  }
}
rmSync(folder, { recursive: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
