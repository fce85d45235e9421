import { lineAt } from "./source.ts";

/** A text file of the repository. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** Taken apart, so that this file does not contain what it looks for. */
const WORDS = [
  String.raw`npmjs\.(?:org|com)`,
  String.raw`yarnpkg\.com`,
  String.raw`pypi\.org`,
  String.raw`(?:ghcr|quay|gcr)\.io/`,
  String.raw`(?:registry-1|index)\.docker\.io`,
  String.raw`(?<![\w.])/(?:work|root)/`,
  String.raw`(?<![\w.])/home/\w`,
  String.raw`(?<![\w.])/tm[p]/w/`,
];
const FORBIDDEN = new RegExp(WORDS.join("|"), "g");

/** Finds registry hosts and paths of somebody's machine. */
export function forbiddenWords(files: readonly TextFile[]): string[] {
  return files.flatMap(({ path, text }) =>
    [...text.matchAll(FORBIDDEN)].map(
      ({ 0: word, index }) => `${path}:${lineAt(text, index)}: says "${word}"`,
    ),
  );
}
