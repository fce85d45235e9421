import { findAll, type Source } from "./source.ts";

const RULES: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  { pattern: /^export default\b/gm, what: "has a default export" },
  { pattern: /(?:[:<|&,(]|\bas)\s*any\b(?!\s*[:(=])/g, what: "uses any" },
  {
    pattern: /[\w\])]!(?=[.;,)\]}[\s(])(?!\s*=)/g,
    what: "asserts non-null with !",
  },
  {
    pattern: /^\s*(?:export |declare |const )*enum\s+\w/gm,
    what: "has an enum",
  },
  {
    pattern: /^\s*(?:export |declare )*namespace\s+\w/gm,
    what: "has a namespace",
  },
  {
    pattern: /^\s*(?:private|protected|public)\s+(?=[\w#])/gm,
    what: "says private, protected or public instead of #",
  },
  {
    pattern:
      /^(?:export )?const \w+(?:\s*:[^=\n]+)?\s*=\s*(?:async\s*)?(?:\([^()]*\)(?:\s*:[^=\n]+)?|\w+)\s*=>/gm,
    what: "has an arrow function at top level",
  },
];

/** Finds syntax that the house does without. */
export function forbiddenSyntax(sources: readonly Source[]): string[] {
  return sources.flatMap((source) =>
    RULES.flatMap((rule) => findAll(source, rule)),
  );
}
