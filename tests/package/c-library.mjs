// Installs the runtime as a C library into an empty folder and builds a host against it, as another project would:
// with pkg-config and what lies in that folder, nothing else. node tests/package/c-library.mjs [--build FOLDER]
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { check, finish } from "./check.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const words = process.argv.slice(2);
const buildFolder = words[0] === "--build" ? resolve(words[1]) : join(ROOT, "build/native-release");

const folder = mkdtempSync(join(tmpdir(), "ouro-library-"));
const installed = join(folder, "first");
const moved = join(folder, "moved here");
const run = (program, ...args) =>
  execFileSync(program, args, { cwd: folder, encoding: "utf8", stdio: "pipe" });
const environment = { ...process.env, PKG_CONFIG_LIBDIR: join(moved, "lib/pkgconfig") };
const pkgConfig = (...args) =>
  execFileSync("pkg-config", [...args, "ouro"], { env: environment, encoding: "utf8", stdio: "pipe" }).trim();
/** The words of a line of flags; pkg-config writes a blank inside a word with a backslash. */
const flags = (text) => (text.match(/(?:\\.|\S)+/g) ?? []).map((word) => word.replace(/\\(.)/g, "$1"));
const firstOf = (...names) => names.find((name) => spawnSync(name, ["--version"]).status === 0);

try {
  await check("cmake --install puts the library, its header, ouro.pc and the command line", () => {
    run("cmake", "--install", buildFolder, "--prefix", installed);
    renameSync(installed, moved);
    for (const file of ["lib/libouro.a", "include/ouro.h", "lib/pkgconfig/ouro.pc", "bin/ouro"])
      if (!existsSync(join(moved, file))) return `${file} is missing`;
    return true;
  });
  await check("only the functions of ouro.h are global", () => {
    const header = readFileSync(join(moved, "include/ouro.h"), "utf8");
    const promised = [...header.matchAll(/^[A-Za-z].*?\b(ouro_\w+)\(/gm)].map(([, name]) => name);
    const names = run("nm", "-g", "--defined-only", "-P", join(moved, "lib/libouro.a"))
      .split("\n")
      .filter((line) => / [A-Z] /.test(line))
      .map((line) => line.split(" ")[0]);
    return names.sort().join() === promised.sort().join() || `${names.join()} instead of ${promised.join()}`;
  });
  await check("a C host builds with what pkg-config says, without a warning, and runs", () => {
    cpSync(join(ROOT, "tests/package/host.c"), join(folder, "host.c"));
    const compile = ["-std=c11", "-Wall", "-Wextra", "-Werror", "host.c", "-o", "host"];
    run("cc", ...compile, ...flags(pkgConfig("--cflags", "--libs")));
    const output = run("./host");
    const expected =
      "line 1, image taken\nline 2, image taken\nline 3, image taken\n2\nstatus 0, own function 2\n";
    return output === expected || output;
  });
  await check("the header is C++, too, and the library links with it", () => {
    const text = "#include <ouro.h>\nint main() { return ouro_position()->exit_status; }\n";
    writeFileSync(join(folder, "host.cpp"), text);
    const compiler = firstOf("c++", "clang++", "em++");
    const cflags = flags(pkgConfig("--cflags"));
    run(compiler, "-Wall", "-Wextra", "-Werror", "-fsyntax-only", "host.cpp", ...cflags);
    if (compiler === "em++") return true; // it has no library for this machine
    run(compiler, "host.cpp", "-o", "host-cpp", ...flags(pkgConfig("--cflags", "--libs")));
    return spawnSync(join(folder, "host-cpp")).status === 0;
  });
  await check("the installed command line runs programs", () => {
    writeFileSync(join(folder, "hello.py"), "print('hello')\n");
    return run(join(moved, "bin/ouro"), "hello.py") === "hello\n";
  });
  await check("the version is the project's", () => {
    const [, version] = /project\(ouroboros VERSION ([\d.]+)/.exec(
      readFileSync(join(ROOT, "CMakeLists.txt"), "utf8"),
    );
    return pkgConfig("--modversion") === version || pkgConfig("--modversion");
  });
} finally {
  rmSync(folder, { recursive: true });
}
finish();
