import { CallError } from "../wire/call_error.ts";
import { isServiceError } from "../wire/status.ts";
import { UsageError } from "./arguments.ts";

/**
 * An error of the portal as one of the command line, where it is about a
 * `--setting` that was given; any other as it is.
 */
export function refusedSetting(
  error: unknown,
  titles: readonly string[],
): unknown {
  const violations = isServiceError(error)
    ? new CallError(error).violations
    : [];
  const lines = violations.flatMap(({ field, message }) => {
    const [, at, name] = /^alternatives\[(\d+)\]\.(\w+)$/.exec(field) ?? [];
    if (at === undefined) return [];
    const title = titles[Number(at)] ?? "";
    return [`  --setting "${title}": ${name}: ${message}`];
  });
  if (lines.length === 0) return error;
  const head = "Cannot simulate with these settings:";
  return new UsageError([head, ...lines].join("\n"), { cause: error });
}
