// Runs every row of README.md beside this file: what mini-Python leaves out says so, on both builds. And every program
// beside it: where a release prints something else, its first comment says what CPython prints, what is printed here, and
// why. Both must be so, CPython's where there is a CPython of that release.
//
//   node check.mjs [--ouro PATH]      --ouro tests that program alone
//
// The last line is "N passed, M failed".
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
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

/** The lines that a program's first comment promises: `# CPython 3.11, 3.14:` or `# here:`, and below them what is printed. */
function readPromise(source, head) {
  const [, words = "", block = ""] = new RegExp(`^# ${head}(.*):\\n((?:#   .*\\n)+)`, "m").exec(source) ?? [];
  return { versions: words.match(/3\.\d+/g) ?? [], text: block.replace(/^# {3}/gm, "") };
}

function findCPython(version) {
  const installed = join(homedir(), ".pyenv/versions");
  const name = existsSync(installed)
    ? readdirSync(installed).find((each) => each.startsWith(`${version}.`))
    : undefined;
  return name === undefined ? [] : [["CPython", [join(installed, name, "bin/python"), "-S"]]];
}

const beside = fileURLToPath(new URL(".", import.meta.url));
for (const name of readdirSync(beside).filter((each) => each.endsWith(".py"))) {
  const program = join(beside, name);
  const source = readFileSync(program, "utf8");
  const [theirs, ours] = [readPromise(source, "CPython "), readPromise(source, "here")];
  for (const version of theirs.versions) {
    const runs = Object.entries(BUILDS).map(([build, command]) => [build, [...command, "--python", version]]);
    for (const [who, [command, ...words]] of [...runs, ...findCPython(version)]) {
      const { stdout } = spawnSync(command, [...words, program], { encoding: "utf8", timeout: 30000 });
      if (ours.text !== theirs.text && stdout === (who === "CPython" ? theirs : ours).text) passed++;
      else {
        failed++;
        console.log(`FAIL ${who} ${version} ${name}: ${JSON.stringify(stdout)}`);
      }
    }
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
