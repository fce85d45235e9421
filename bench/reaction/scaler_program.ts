import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { CORES, pinned } from "../machine/cores.ts";
import { freePort } from "../machine/program.ts";
import { scratchDirectory } from "../machine/scratch_directory.ts";

const MAIN = join(import.meta.dir, "../../src/main.ts");
const BOTH = `${CORES.load},${CORES.proxy}`;
const PORTS = 20;
const READY = /portal (\S+:\d+)/;

/** What end servers run on. */
export type RuntimeName = "docker" | "process";

/** A scaler as an operator starts it, on all cores. */
export interface ScalerProgram extends AsyncDisposable {
  /** `host:port` of its portal. */
  readonly portal: string;
}

/**
 * Starts a scaler with a state of its own, and those keys of the configuration
 * file. Disposing it lets it stop its end
 * servers, however long that takes.
 *
 * @throws {Error} with what it said, when it ends instead.
 */
export async function startScalerProgram(
  runtime: RuntimeName,
  config: Readonly<Record<string, unknown>> = {},
): Promise<ScalerProgram> {
  await using parts = new AsyncDisposableStack();
  const { path } = parts.use(scratchDirectory());
  const file = join(path, "scaler.json");
  writeFileSync(file, JSON.stringify(config));
  const first = freePort() - PORTS;
  const flags = ["--portal", "127.0.0.1:0", "--no-rates", "--config", file];
  const ports = ["--ports", `${first}-${first + PORTS - 1}`];
  const command = [process.execPath, MAIN, "scaler", ...flags, ...ports];
  const { CI, NODE_ENV, ...inherited } = process.env;
  const child = Bun.spawn(pinned([...command, "--runtime", runtime], BOTH), {
    env: { ...inherited, TELLERLINE_STATE: path, XDG_CONFIG_HOME: path },
    stdin: "ignore",
    stdout: "pipe",
    stderr: "inherit",
  });
  parts.defer(async () => {
    child.kill();
    await child.exited;
  });
  const portal = await told(child.stdout, READY);
  const owned = parts.move();
  return { portal, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

/** Reads all along, as a full pipe would block; resolves at the first match. */
async function told(
  output: ReadableStream<Uint8Array>,
  pattern: RegExp,
): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const read = async () => {
    let text = "";
    const decoder = new TextDecoder();
    for await (const bytes of output) {
      text += decoder.decode(bytes, { stream: true });
      const found = pattern.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    }
    reject(new Error(`Cannot measure: the scaler ended and said "${text}"`));
  };
  void read();
  return await promise;
}
