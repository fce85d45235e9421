import { test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Debian's own; one that a version manager put first lacks its packages. */
export const PYTHON = "/usr/bin/python3";
const PROTOS = join(import.meta.dir, "../../proto");

/** Whether Debian's `python3-grpcio` and `python3-grpc-tools` are here. */
const hasGrpc = probe();

function probe(): boolean {
  try {
    const code = "import grpc, grpc_tools.protoc";
    return Bun.spawnSync([PYTHON, "-c", code]).exitCode === 0;
  } catch {
    return false; // no such Python
  }
}

/**
 * A test that needs a Python gRPC client. Without one it is a skip that says
 * so, or a failure where `TELLERLINE_REQUIRE_PYTHON` is set.
 */
export function pythonTest(name: string, run: () => Promise<void>): void {
  if (hasGrpc) return void test(name, run, 60_000);
  if (!process.env.TELLERLINE_REQUIRE_PYTHON) {
    return void test.skip(`${name} (no python3-grpcio)`, run);
  }
  test(name, () => {
    throw new Error(
      "Cannot run: install python3-grpcio and python3-grpc-tools",
    );
  });
}

/** A directory with Python stubs, as other people make them from our protos. */
export interface PythonStubs extends Disposable {
  /**
   * Runs a program that imports the stubs.
   *
   * @returns What it printed.
   * @throws {Error} with its standard error when it fails.
   */
  run(program: string, args: readonly string[]): Promise<string>;
}

/** Makes stubs from proto files, named relative to `proto/`. */
export async function pythonStubs(
  files: readonly string[],
): Promise<PythonStubs> {
  const directory = mkdtempSync(join(tmpdir(), "tellerline-python-"));
  const remove = () => rmSync(directory, { recursive: true, force: true });
  try {
    await generate(files, directory);
  } catch (error) {
    remove();
    throw error;
  }
  return {
    run: (program, args) => python(["-c", program, ...args], directory),
    [Symbol.dispose]: remove,
  };
}

async function generate(
  files: readonly string[],
  directory: string,
): Promise<void> {
  const isOld = await isOldProtoc(directory);
  for (const file of files) {
    const text = await Bun.file(join(PROTOS, file)).text();
    const copy = isOld ? withoutOptional(text) : text;
    await Bun.write(join(directory, file), copy);
  }
  const out = ["-I.", "--python_out=.", "--grpc_python_out=."];
  await python(["-m", "grpc_tools.protoc", ...out, ...files], directory);
}

/** Debian 12 brings protoc 3.5; proto3 got `optional` in 3.15. */
async function isOldProtoc(directory: string): Promise<boolean> {
  const args = ["-m", "grpc_tools.protoc", "--version"];
  const version = await python(args, directory);
  const [, major, minor] = /(\d+)\.(\d+)/.exec(version) ?? [];
  return Number(major) === 3 && Number(minor) < 15;
}

/** The same messages byte for byte, except that a default is not sent. */
function withoutOptional(text: string): string {
  return text.replaceAll(/^(\s*)optional /gm, "$1");
}

/**
 * Runs a program of the repository that needs no stubs.
 *
 * @returns What it printed.
 * @throws {Error} with its standard error when it fails.
 */
export function runPython(
  file: string,
  args: readonly string[],
): Promise<string> {
  return python([file, ...args], tmpdir());
}

async function python(
  args: readonly string[],
  directory: string,
): Promise<string> {
  const child = Bun.spawn([PYTHON, ...args], {
    cwd: directory,
    env: {
      ...process.env,
      PYTHONPATH: directory,
      // Reads what an old protoc writes; the faster ones refuse it.
      PROTOCOL_BUFFERS_PYTHON_IMPLEMENTATION: "python",
    },
    stdout: "pipe",
    stderr: "pipe",
  });
  const output = [child.stdout.text(), child.stderr.text()] as const;
  const [text, errors] = await Promise.all(output);
  if ((await child.exited) === 0) return text;
  throw new Error(`Cannot run ${PYTHON}: ${errors}`);
}
