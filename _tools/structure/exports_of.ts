import { lineAt, type Source } from "./source.ts";

/** One thing a file exports where it declares it. */
export interface Export {
  readonly name: string;
  readonly isType: boolean;
  readonly line: number;
  /** Where its `export` stands in the text. */
  readonly index: number;
}

const DECLARED =
  /^export (?:declare )?(?:abstract )?(?:async )?(function\*?|const|let|class|interface|type)\s+([\w$]+)/gm;

/** What a file declares and exports. */
export function exportsOf({ code }: Pick<Source, "code">): Export[] {
  return [...code.matchAll(DECLARED)].map(
    ({ index, 1: kind, 2: name = "" }) => ({
      name,
      isType: kind === "interface" || kind === "type",
      line: lineAt(code, index),
      index,
    }),
  );
}
