import { blank } from "./blank.ts";

/** One file of ours, as the checks see it. */
export interface Source {
  /** From the root: `src/cli/call.ts`. */
  readonly path: string;
  readonly text: string;
  /** The text without comments; line numbers stay. */
  readonly bare: string;
  /** The text without comments and without what stands in quotes. */
  readonly code: string;
  /** Whether it is a test, or what tests share. */
  readonly isTest: boolean;
}

/** A check: what it finds, as `path:line: what is wrong`. */
export type Check = (sources: readonly Source[]) => string[];

const TEST = /_test\.tsx?$|^e2e\/|^_tools\/testing\//;

/** Makes a source of a text, for the checks' own tests too. */
export function makeSource(path: string, text: string): Source {
  return { path, text, ...blank(text), isTest: TEST.test(path) };
}

/** Every match of a pattern in the code, told as `path:line: what`. */
export function findAll(
  { path, code }: Source,
  { pattern, what }: { readonly pattern: RegExp; readonly what: string },
): string[] {
  return [...code.matchAll(pattern)].map(
    ({ index }) => `${path}:${lineAt(code, index)}: ${what}`,
  );
}

/** The number of the line on which an index stands, from 1. */
export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split("\n").length;
}

/** Lines with anything but space and comment on them. */
export function countCodeLines(bare: string): number {
  return bare.split("\n").filter((line) => line.trim() !== "").length;
}
