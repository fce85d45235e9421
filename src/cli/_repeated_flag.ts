import { UsageError } from "./arguments.ts";

/** The values of a flag that may be given many times, and all the rest. */
export interface Repeated {
  readonly values: readonly string[];
  readonly rest: readonly string[];
}

/**
 * Takes `--name VALUE` and `--name=VALUE` out of the arguments, however often.
 *
 * @throws {UsageError} when a value is missing; `example` says what it is.
 */
export function takeRepeated(
  args: readonly string[],
  { name, example }: { readonly name: string; readonly example: string },
): Repeated {
  const values: string[] = [];
  const rest: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? "";
    const isInline = arg.startsWith(`--${name}=`);
    if (!isInline && arg !== `--${name}`) {
      rest.push(arg);
      continue;
    }
    const value = isInline ? arg.slice(name.length + 3) : args[++i];
    if (value === undefined) {
      throw new UsageError(
        `Cannot read "--${name}": its value is missing; give --${name} ${example}`,
      );
    }
    values.push(value);
  }
  return { values, rest };
}
