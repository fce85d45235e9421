import { parseArguments, UsageError, type Flag } from "./arguments.ts";
import { flagHelp } from "./flag_help.ts";
import { isOn, textOf } from "./flag_values.ts";
import { EXIT, reportError } from "./report_error.ts";
import type { CommandIo } from "./types.ts";

/** Where an image is built from. */
export type ImageSource = "auto" | "registry" | "offline";

/** What the command is given by the program. */
export interface ImagePowers {
  /** Makes the image if need be and resolves with its reference. */
  readonly ensureImage: (options: {
    readonly progress: (message: string) => void;
    readonly signal: AbortSignal;
    readonly force: boolean;
    readonly from: ImageSource;
  }) => Promise<string>;
}

/** The flags of `image`. */
export const IMAGE_FLAGS: readonly Flag[] = [
  { name: "force", help: "build even when the image is up to date" },
  {
    name: "from",
    value: "SOURCE",
    help: "registry (public base images), offline (what is on this machine) or auto",
  },
  { name: "help", help: "show this" },
];

/** How `image` is used. */
export const IMAGE_USAGE = `Usage: tellerline image [flags]

Builds the end-server image unless the Docker engine has the one that belongs
to this program, and prints its name.

${flagHelp(IMAGE_FLAGS)}`;

/**
 * `tellerline image`: progress goes to standard error, the image's name to
 * standard output.
 */
export async function image(
  args: readonly string[],
  io: CommandIo,
  { ensureImage }: ImagePowers,
): Promise<number> {
  try {
    const parsed = parseArguments(args, IMAGE_FLAGS);
    const extra = parsed.positionals[0];
    if (extra !== undefined) {
      throw new UsageError(`Cannot read "${extra}": image takes flags only`);
    }
    if (isOn(parsed, "help")) {
      io.write(IMAGE_USAGE);
      return EXIT.ok;
    }
    const reference = await ensureImage({
      progress: (message) => io.writeError(`${message}\n`),
      signal: io.signal,
      force: isOn(parsed, "force"),
      from: sourceOf(textOf(parsed, "from") ?? "auto"),
    });
    io.write(`${reference}\n`);
    return EXIT.ok;
  } catch (error) {
    return reportError(error, io, {
      target: "the Docker engine",
      whenUnreachable: "start Docker",
      help: "image --help",
    });
  }
}

function sourceOf(text: string): ImageSource {
  switch (text) {
    case "auto":
    case "registry":
    case "offline":
      return text;
    default:
      throw new UsageError(
        `Cannot read --from "${text}": give auto, registry or offline`,
      );
  }
}
