import { closeSync, openSync } from "node:fs";

import { deadline } from "../../base/deadline.ts";
import { RuntimeError } from "../../base/errors.ts";
import { endServerArguments } from "./_end_server_arguments.ts";
import { exitSentence } from "./_exit_sentence.ts";
import { lastLines, readLog } from "./_log_file.ts";
import type { EndServerSpec } from "./types.ts";

/** A child process of this one. */
export interface Child {
  readonly pid: number;
  /** Its exit code; 128 + n when signal n ended it. */
  readonly exited: Promise<number>;
}

/** Where an end server that came up listens. */
export interface Address {
  readonly host: string;
  readonly port: number;
  readonly controlPort?: number;
}

/** Bun itself takes a while on a busy machine; more is a hang. */
const LISTEN_MS = 30_000;
const LINES = 1_000;

/**
 * Starts the end server in a session of its own, its output in a file: it
 * outlives this process. It gets nothing of this process's environment, and a
 * working directory without a file that Bun would read settings from.
 */
export function launch(
  spec: EndServerSpec,
  options: {
    readonly command: readonly string[];
    readonly directory: string;
    readonly log: string;
  },
): Child {
  const { command, directory, log } = options;
  const place = { host: "127.0.0.1", port: 0, controlPort: 0 };
  const args = endServerArguments(spec, place);
  const file = openSync(log, "a", 0o600);
  try {
    const child = Bun.spawn([...command, ...args], {
      cwd: directory,
      env: {},
      stdio: ["ignore", file, file],
      detached: true,
    });
    child.unref();
    return { pid: child.pid, exited: child.exited };
  } catch (cause) {
    throw new RuntimeError(
      `Cannot start end server "${spec.name}": "${command[0]}" does not run; reinstall the program`,
      { cause },
    );
  } finally {
    closeSync(file);
  }
}

/**
 * Resolves once the end server has printed where it listens.
 *
 * @throws {RuntimeError} when it ends first.
 */
export async function listening(
  child: Child,
  options: {
    readonly name: string;
    readonly log: string;
    readonly signal: AbortSignal | undefined;
  },
): Promise<Address> {
  const { name, log, signal } = options;
  const action = `start end server "${name}"`;
  const limits = { ms: LISTEN_MS, action, ...(signal && { signal }) };
  let exitCode: number | undefined;
  void child.exited.then((code) => (exitCode = code));
  return await deadline(async (within) => {
    const isOver = () => exitCode !== undefined;
    const range = { tail: LINES, follow: true, signal: within, isOver };
    for await (const line of readLog(log, range)) {
      const address = addressIn(line);
      if (address) return address;
    }
    within.throwIfAborted();
    const state = { kind: "exited", exitCode, outOfMemory: false } as const;
    const [last = ""] = lastLines(log, 1);
    throw new RuntimeError(`Cannot ${action}: ${exitSentence(state, last)}`);
  }, limits);
}

/** The address in `{"event":"listening","host":…,"port":…,"controlPort":…}`. */
function addressIn(line: string): Address | undefined {
  const message = parse(line);
  if (typeof message !== "object" || message === null) return undefined;
  if (!("event" in message) || message.event !== "listening") return undefined;
  if (!("host" in message) || typeof message.host !== "string")
    return undefined;
  if (!("port" in message) || typeof message.port !== "number")
    return undefined;
  const { host, port } = message;
  if (!("controlPort" in message) || typeof message.controlPort !== "number")
    return { host, port };
  return { host, port, controlPort: message.controlPort };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // any other line it prints
  }
}
