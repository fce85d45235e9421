import { readFileSync } from "node:fs";

import { UsageError, type Flag } from "../arguments.ts";
import { textOf } from "../flag_values.ts";
import type { PortalContext } from "./types.ts";

/** Where a password comes from when it is not typed. */
export const PASSWORD_FILE: Flag = {
  name: "password-file",
  value: "FILE",
  help: "read the password from the first line of this file",
};

/** How a password is asked for. */
export interface PasswordOptions {
  readonly prompt: string;
  /** The flag that names a file. @default "password-file" */
  readonly flag?: string;
}

/**
 * A password from the file a flag names, else typed or piped; never from the
 * command line, which every process of the machine can read.
 *
 * @throws {UsageError} when there is none, or the file cannot be read.
 */
export async function readPassword(
  { args, io }: Pick<PortalContext, "args" | "io">,
  { prompt, flag = PASSWORD_FILE.name }: PasswordOptions,
): Promise<string> {
  const path = textOf(args, flag);
  const password =
    path === undefined ? await io.readSecret(prompt) : firstLine(path, flag);
  if (password !== "") return password;
  throw new UsageError(
    `Cannot go on without a password: type it, pipe it or give --${flag} FILE`,
  );
}

function firstLine(path: string, flag: string): string {
  try {
    const [line = ""] = readFileSync(path, "utf8").split(/\r?\n/, 1);
    return line;
  } catch (cause) {
    throw new UsageError(
      `Cannot read --${flag} "${path}": the file is missing or may not be read`,
      { cause },
    );
  }
}
