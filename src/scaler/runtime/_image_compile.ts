import { join } from "node:path";

import { RuntimeError } from "../../base/errors.ts";
import { embedProtos } from "./image_protos.ts";

/**
 * Compiles the end server of the program at `root` into one executable file
 * that needs no other file but the C library's.
 *
 * @throws {RuntimeError} when it does not compile.
 */
export async function compileEndServer(
  root: string,
  outfile: string,
): Promise<void> {
  const { plugin, verify } = embedProtos();
  try {
    await Bun.build({
      entrypoints: [join(root, "src/endserver/main.ts")],
      target: "bun",
      // Parsed already: an end server that is needed is needed soon.
      bytecode: true,
      format: "esm",
      // Names stay: they are what a stack trace in a log is read by.
      minify: { whitespace: true, syntax: true },
      compile: { outfile, autoloadDotenv: false, autoloadBunfig: false },
      plugins: [plugin],
    });
  } catch (cause) {
    throw cause instanceof RuntimeError ? cause : failed(cause);
  }
  verify();
}

function failed(cause: unknown): RuntimeError {
  const errors = cause instanceof AggregateError ? cause.errors : [cause];
  const text = errors.map(String).join("; ");
  return new RuntimeError(
    `Cannot compile the end server: ${text}; install the locked dependencies with "bun install --frozen-lockfile"`,
    { cause },
  );
}
