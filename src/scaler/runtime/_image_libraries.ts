import { deadline } from "../../base/deadline.ts";
import { PreconditionError } from "../../base/errors.ts";

const LDD_MS = 10_000;

/**
 * The files of the C library an executable is linked with, by the absolute
 * paths at which it looks for them.
 *
 * @throws {PreconditionError} when they cannot be told.
 */
export async function librariesOf(executable: string): Promise<string[]> {
  const libraries = parseLdd(await ldd(executable));
  if (libraries.length > 0) return libraries;
  throw unknown("ldd named no files");
}

/** The files in what `ldd` prints; those the kernel provides have no path. */
export function parseLdd(text: string): string[] {
  return text.split("\n").flatMap((line) => {
    const path = /(?:=>)?\s(\/\S+) \(0x/.exec(line)?.[1];
    return path ? [path] : [];
  });
}

async function ldd(executable: string): Promise<string> {
  const read = async (signal: AbortSignal) => {
    const child = Bun.spawn(["ldd", executable], { signal, stderr: "pipe" });
    const text = await child.stdout.text();
    if ((await child.exited) === 0) return text;
    throw unknown((await child.stderr.text()).trim());
  };
  try {
    return await deadline(read, { ms: LDD_MS, action: "run ldd" });
  } catch (cause) {
    if (cause instanceof PreconditionError) throw cause;
    throw unknown(
      cause instanceof Error ? cause.message : String(cause),
      cause,
    );
  }
}

function unknown(why: string, cause?: unknown): PreconditionError {
  return new PreconditionError(
    `Cannot tell which library files the end server needs: ${why}; install ldd, or build with "bun run image --from registry"`,
    { cause },
  );
}
