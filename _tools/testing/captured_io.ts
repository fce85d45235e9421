import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { CommandIo } from "../../src/cli/types.ts";

/** A command's surroundings that keep what it writes. */
export interface CapturedIo extends CommandIo, Disposable {
  /** Everything written to standard output so far. */
  readonly out: string;
  /** Everything written to standard error so far. */
  readonly err: string;
}

/** What a test chooses. */
export interface CapturedIoOptions {
  readonly portal?: string;
  /** The answers to the prompts, in order. */
  readonly secrets?: readonly string[];
  /** The answers to the questions, in order. */
  readonly answers?: readonly string[];
  readonly columns?: number;
  readonly signal?: AbortSignal;
}

/** Surroundings with a state directory of their own, removed on disposal. */
export function capturedIo(options: CapturedIoOptions = {}): CapturedIo {
  const stateDirectory = mkdtempSync(join(tmpdir(), "tellerline-cli-"));
  const secrets = [...(options.secrets ?? [])];
  const answers = [...(options.answers ?? [])];
  const written = { out: "", err: "" };
  return {
    write: (text) => void (written.out += text),
    writeError: (text) => void (written.err += text),
    readSecret: async () => secrets.shift() ?? "",
    readAnswer: async () => answers.shift() ?? "",
    columns: options.columns ?? 80,
    stateDirectory,
    portal: options.portal ?? "127.0.0.1:1",
    signal: options.signal ?? new AbortController().signal,
    get out() {
      return written.out;
    },
    get err() {
      return written.err;
    },
    [Symbol.dispose]: () => rmSync(stateDirectory, { recursive: true }),
  };
}
