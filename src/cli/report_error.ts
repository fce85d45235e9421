import { status as Code } from "@grpc/grpc-js";

import { CallError } from "../wire/call_error.ts";
import { isServiceError } from "../wire/status.ts";
import { unreachableWhy } from "../wire/unreachable_why.ts";
import { UsageError } from "./arguments.ts";
import { oneLine } from "./one_line.ts";
import type { CommandIo } from "./types.ts";

/** What the exit codes of every command say. */
export const EXIT = { ok: 0, failed: 1, usage: 2, interrupted: 130 } as const;

/** How an error is told. */
export interface ReportOptions {
  /** What was being called, for when it cannot be reached. */
  readonly target: string;
  /** What to do when nothing listens at the target. */
  readonly whenUnreachable: string;
  /** Completes "Run `tellerline …`" after a usage error. */
  readonly help: string;
  /** One JSON document instead of sentences. */
  readonly json?: boolean;
}

/** Tells an error on standard error and gives the exit code for it. */
export function reportError(
  error: unknown,
  io: CommandIo,
  options: ReportOptions,
): number {
  if (error instanceof UsageError) {
    io.writeError(`${error.message}\nRun \`tellerline ${options.help}\`\n`);
    return EXIT.usage;
  }
  if (io.signal.aborted) return EXIT.interrupted;
  const call = isServiceError(error) ? new CallError(error) : error;
  if (!(call instanceof CallError)) {
    const text = call instanceof Error ? call.message : String(call);
    io.writeError(`${plain(text)}\n`);
    return EXIT.failed;
  }
  const told = { ...sentenceOf(call, options), fields: call.violations };
  io.writeError(options.json ? `${JSON.stringify(told)}\n` : inWords(told));
  return EXIT.failed;
}

interface Told {
  readonly status: string;
  readonly message: string;
  readonly fields: CallError["violations"];
}

function inWords({ status, message, fields }: Told): string {
  const head = fields.length > 0 ? `${status}:\n` : `${status}: ${message}\n`;
  const lines = fields.map(
    (it) => `  --${it.field.replaceAll("_", "-")}: ${it.message}\n`,
  );
  return plain(head + lines.join(""));
}

/** Text that may come from a server; its line breaks are kept. */
function plain(text: string): string {
  return text.split("\n").map(oneLine).join("\n");
}

/** What grpc-js says of a missing connection, in words to act on. */
function sentenceOf(
  { code, status, message }: CallError,
  { target, whenUnreachable }: ReportOptions,
) {
  const isUnreachable =
    code === Code.UNAVAILABLE &&
    /^(No connection established|Name resolution failed)/.test(message);
  if (!isUnreachable) return { status, message };
  const { why, advice = whenUnreachable } = unreachableWhy(message);
  return { status, message: `Cannot reach ${target}: ${why}; ${advice}` };
}
