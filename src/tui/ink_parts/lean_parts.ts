import { join } from "node:path";

/** What stands in for a package: a file of ours, and what it exports as what. */
interface Part {
  readonly of: string;
  readonly file: string;
  readonly names: string;
}

const PARTS: readonly Part[] = [
  {
    of: "@alcalzone/ansi-tokenize",
    file: "styled_chars.ts",
    names: "tokenize, styledCharsFromTokens, styledCharsToString",
  },
  { of: "cli-truncate", file: "truncate.ts", names: "truncate as default" },
  { of: "string-width", file: "../text.ts", names: "widthOf as default" },
  {
    of: "terminal-size",
    file: "terminal_size.ts",
    names: "terminalSize as default",
  },
];

/** The one function that Ink takes of 415 files. */
const THROTTLE = {
  of: "es-toolkit/compat",
  module: "es-toolkit/compat/throttle",
  names: "default as throttle",
};

/**
 * What takes the place of packages that Ink imports, as the text of a module by
 * the package's name. They do the same for what a console needs: 40 of 140 ms
 * to the first frame from source, and a third of the time of every frame.
 */
export function leanParts(): ReadonlyMap<string, string> {
  const ink = import.meta.resolve("ink");
  const throttle = Bun.resolveSync(THROTTLE.module, Bun.fileURLToPath(ink));
  return new Map([
    [THROTTLE.of, exporting(THROTTLE.names, throttle)],
    ...PARTS.map(
      ({ of, file, names }) =>
        [of, exporting(names, join(import.meta.dir, file))] as const,
    ),
  ]);
}

function exporting(names: string, path: string): string {
  return `export { ${names} } from ${JSON.stringify(path)};`;
}
