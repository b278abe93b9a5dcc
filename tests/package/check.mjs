// Checks one after the other, with a line for each and the counts at the end.
let passed = 0;
let failed = 0;

/** Runs a check: it holds when it returns true; anything else, or an error, is what is wrong. */
export async function check(name, body) {
  let result;
  try {
    result = await body();
  } catch (error) {
    result = [error.message, error.stdout, error.stderr].filter(Boolean).join("\n");
  }
  if (result === true) passed++;
  else failed++;
  console.log(result === true ? `ok: ${name}` : `FAILED: ${name}: ${String(result)}`);
}

/** Prints the counts; the process fails when a check did. */
export function finish() {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
