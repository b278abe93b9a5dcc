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

const readme = readFileSync(new URL("README.md", import.meta.url), "utf8");
const rows = readme
  .split("\n")
  .map((line) => /^\| [^|]*\| `(.*)` \| `(.*)` \|$/.exec(line))
  .filter((match) => match !== null)
  .map(([, program, sentence]) => ({ program: program.replaceAll("⏎", "\n"), sentence }));

// Every public module of CPython's is either in the list of those that are there, or says that it is lacking.
const there = readme
  .slice(readme.indexOf("The modules that are there:"))
  .split("Every other")[0]
  .match(/(?<=`)[\w.]+(?=`)/g);
const known = readFileSync(join(ROOT, "core/types/stdlib_modules.def"), "utf8").match(
  /(?<=^STDLIB_MODULE\()[a-z]\w*/gm,
);
const modules = `
for name in ${JSON.stringify(known)}:
    try:
        __import__(name)
        there = True
    except ModuleNotFoundError as error:
        there = False
        assert str(error) == f"No module named {name!r} (mini-Python does not have it)", error
    assert there == (name in ${JSON.stringify(there)}), name
for name in ${JSON.stringify(there)}:
    __import__(name)
raise SystemExit("all as listed")`;
rows.push({ program: modules, sentence: "all as listed", line: NaN });

const folder = mkdtempSync(join(tmpdir(), "ouro-"));
const path = join(folder, "program.py");
let [passed, failed] = [0, 0];
for (const { program, sentence, line: wanted = program.split("\n").length } of rows) {
  writeFileSync(path, `${program}\n`);
  for (const [build, [command, ...words]] of Object.entries(BUILDS)) {
    const { status, stderr } = spawnSync(command, [...words, path], { encoding: "utf8", timeout: 30000 });
    const lines = stderr.trimEnd().split("\n");
    const line = Number(/line (\d+)/.exec(stderr)?.[1]);
    if (status === 1 && lines.at(-1) === sentence && Object.is(line, wanted)) passed++;
    else {
      failed++;
      console.log(
        `FAIL ${build} ${JSON.stringify(program.slice(0, 80))}: exit ${status}, line ${line}, ${lines.at(-1)}`,
      );
    }
  }
}
rmSync(folder, { recursive: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
