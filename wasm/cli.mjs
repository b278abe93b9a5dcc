#!/usr/bin/env node
// The command line of the WebAssembly build: the same options and the same bytes as the native one (core/main.c).
import { existsSync, readFileSync, readSync, writeSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { PictureProblem, drawMoments, parseMoment, writePictures } from "./pictures.mjs";
import { prepare, run } from "./program.mjs";
import { RuntimeCrash, traceHash } from "./shim/boundary.mjs";

const USAGE = `usage: ouro [options] [FILE.py]
Runs a program of mini-Python; without a file it is read from standard input.

  -h, --help           print this and exit
  --python VERSION     CPython version to behave as (default 3.13)
  --heap-limit BYTES   quota of the Python heap; K, M and G are understood (default 512M)
  -u                   nothing that is printed waits in sys.stdout
  --trace-hash         print the hash of the run as the last line on standard error

Pictures of its memory, instead of its output (see site/docs/recipes.md):

  --svg                draw moments of the program as SVG
  --at MOMENT          LINE: before it runs for the first time; LINE:N: for the Nth time; end (default); may be repeated
  --out FILE.svg       where to write it; with several moments FILE-MOMENT.svg. Without it: standard output
  --theme THEME        auto (default: as the reader's system), light or dark
  --detail DETAIL      simple (default) or full
  --title TEXT         the name of the picture for those who do not see it
`;

/** Ends the process with one sentence. */
function misuse(problem) {
  console.error(`ouro: ${problem}; try ouro --help`);
  process.exit(2);
}

/** "64M" -> bytes. */
function parseSize(text) {
  const [, digits, unit] = /^(\d+)([KMG]?)$/i.exec(text) ?? [];
  const bytes = Number(digits) * 1024 ** " KMG".indexOf((unit || " ").toUpperCase());
  if (!(bytes > 0 && bytes < 2 ** 32)) misuse(`this is no size of a heap: ${text}`);
  return bytes;
}

function parseArguments(words) {
  const output = process.stdout.isTTY ? "line buffered" : "buffered";
  const options = { python: "3.13", heapLimit: 0, hash: false, output, path: null, svg: null };
  const picture = { moments: [], out: null, theme: "auto", detail: "simple", title: null };
  const isOption = (word) => Object.hasOwn(PICTURE_OPTIONS, word);
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    const value = () => (i + 1 < words.length ? words[++i] : misuse(`a value is missing after: ${word}`));
    if (word === "-h" || word === "--help") {
      process.stdout.write(USAGE);
      process.exit(0);
    } else if (word === "--trace-hash") options.hash = true;
    else if (word === "-u") options.output = "unbuffered";
    else if (word === "--python") options.python = value();
    else if (word === "--heap-limit") options.heapLimit = parseSize(value());
    else if (word === "--svg") options.svg = picture;
    else if (isOption(word)) PICTURE_OPTIONS[word](picture, value());
    else if (word.startsWith("-") && word !== "-") misuse(`unknown option: ${word}`);
    else if (options.path !== null) misuse(`one program at a time, this is a second one: ${word}`);
    else options.path = word;
  }
  if (options.svg === null && words.some(isOption))
    misuse("this is about pictures; ask for them with: --svg");
  if (picture.moments.length === 0) picture.moments.push(parseMoment("end"));
  if (picture.moments.length > 1 && picture.out === null)
    misuse("several pictures need a place: --out FILE.svg");
  return options;
}

/** The options about pictures, each with what it does with its value. */
const PICTURE_OPTIONS = {
  "--at"(picture, value) {
    picture.moments.push(parseMoment(value) ?? misuse(`this is no moment: ${value}`));
  },
  "--out"(picture, value) {
    picture.out = value;
  },
  "--theme"(picture, value) {
    picture.theme = ["auto", "light", "dark"].includes(value) ? value : misuse(`there is no theme: ${value}`);
  },
  "--detail"(picture, value) {
    picture.detail = ["simple", "full"].includes(value) ? value : misuse(`there is no such detail: ${value}`);
  },
  "--title"(picture, value) {
    picture.title = value;
  },
};

function findModule() {
  const places = ["../wasm/ouro.wasm", "../build/wasm/wasm/ouro.wasm", "../site/public/wasm/ouro.wasm"];
  const file = places
    .map((place) => fileURLToPath(new URL(place, import.meta.url)))
    .find((place) => existsSync(place));
  if (file === undefined) {
    console.error("ouro: the WebAssembly build is missing; make it with: cmake --workflow --preset wasm");
    process.exit(2);
  }
  return new WebAssembly.Module(readFileSync(file));
}

function readSource(path) {
  try {
    return readFileSync(path === null || path === "-" ? 0 : path);
  } catch (error) {
    const reasons = {
      ENOENT: "No such file or directory",
      EISDIR: "Is a directory",
      EACCES: "Permission denied",
    };
    return misuse(`${reasons[error.code] ?? error.message}: ${path ?? "standard input"}`);
  }
}

/** Writes all of it, also when a pipe takes only a part at a time. */
function writeAll(file, bytes) {
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(file, bytes, at);
    } catch (error) {
      if (error.code === "EPIPE") process.exit(1);
      if (error.code !== "EAGAIN") throw error;
    }
  }
}

/** Standard output, gathered into large writes. */
function outputBuffer() {
  const buffer = Buffer.allocUnsafe(1 << 16);
  let length = 0;
  const flush = () => {
    writeAll(1, buffer.subarray(0, length));
    length = 0;
  };
  return {
    flush,
    write(bytes) {
      if (length + bytes.length > buffer.length) flush();
      if (bytes.length > buffer.length) writeAll(1, bytes);
      else {
        buffer.set(bytes, length);
        length += bytes.length;
      }
    },
  };
}

/** Standard input, line by line. */
function lineReader() {
  let rest = Buffer.alloc(0);
  let isAtEnd = false;
  return () => {
    for (;;) {
      const newline = rest.indexOf(10);
      if (newline >= 0 || isAtEnd) {
        const end = newline >= 0 ? newline + 1 : rest.length;
        const line = rest.subarray(0, end);
        rest = rest.subarray(end);
        return line.length > 0 ? line : null;
      }
      const part = Buffer.alloc(1 << 16);
      try {
        const count = readSync(0, part);
        isAtEnd = count === 0;
        rest = Buffer.concat([rest, part.subarray(0, count)]);
      } catch (error) {
        if (error.code === "EOF") isAtEnd = true;
        else if (error.code !== "EAGAIN") throw error;
      }
    }
  };
}

/** CPU milliseconds of the main thread, which other jobs on the machine do not disturb. */
function cpuMilliseconds() {
  const whole = process.cpuUsage(); // also makes the kernel bring its accounting up to date
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, "utf8").split(" ")[0]) / 1e6;
  } catch {
    return (whole.user + whole.system) / 1000;
  }
}

/** The command line with --svg. */
async function draw({ svg, path, python, heapLimit }, source) {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(source);
    const program = { filename: path === null || path === "-" ? "<stdin>" : path, python, heapLimit };
    writePictures(await drawMoments(findModule(), text, { ...program, ...svg }), svg.out);
  } catch (error) {
    const isKnown = error instanceof PictureProblem || error.code === "ERR_ENCODING_INVALID_ENCODED_DATA";
    if (!isKnown && error.syscall === undefined) throw error;
    console.error(`ouro: ${error.message}`);
    process.exitCode = 1;
  }
}

async function main() {
  const options = parseArguments(process.argv.slice(2));
  const source = readSource(options.path);
  if (options.svg !== null) return draw(options, source);
  const output = outputBuffer();
  const exports = prepare(findModule(), options, {
    write(stream, bytes) {
      if (stream !== 2) return output.write(bytes); // 3: a picture, as DOT
      output.flush();
      writeAll(2, bytes);
    },
    readLine: (() => {
      const read = lineReader();
      return () => {
        output.flush();
        return read();
      };
    })(),
  });
  if (exports === null) {
    misuse(`no such Python version, or not enough memory for the heap: ${options.python}`);
  }
  const cpuBefore = cpuMilliseconds();
  const before = performance.now();
  let status;
  try {
    status = run(exports, source, options.path === null || options.path === "-" ? "<stdin>" : options.path);
  } catch (error) {
    // The runtime's own fault, never the program's: said in one line, with the status of an aborted process.
    output.flush();
    console.error(error instanceof RuntimeCrash ? error.message : `ouroboros: ${error.message}`);
    process.exit(134);
  }
  output.flush();
  if (process.env.OURO_TIMES === "1") {
    const [cpu, wall] = [cpuMilliseconds() - cpuBefore, performance.now() - before];
    writeAll(2, Buffer.from(`@@cpu_ms ${cpu.toFixed(3)}\n@@run_ms ${wall.toFixed(3)}\n`));
  }
  if (options.hash) writeAll(2, Buffer.from(`trace hash ${traceHash(exports)}\n`));
  process.exitCode = status;
}

await main();
