import { dirname, join } from "node:path";

import { lineAt, type Source } from "./source.ts";

/** One import or re-export of a file; type-only ones are among them. */
export interface Import {
  /** A path from the root, or a package's name. */
  readonly to: string;
  readonly isPackage: boolean;
  /** `import()` and `export … from` are imports too, of another kind. */
  readonly kind: "import" | "dynamic" | "export";
  readonly line: number;
}

const FROM = /(?<=^|[\s;}])(?:from|import)\s*\(?\s*(["'])([^"'\n]+)\1/g;

/** What a file imports, in its order. */
export function importsOf({ path, bare, code }: Source): Import[] {
  return [...bare.matchAll(FROM)]
    .filter(({ index }) => code.charAt(index) !== " ") // not inside a template
    .map(({ 0: text, index, 2: specifier = "" }) => {
      const isPackage = !specifier.startsWith(".");
      const to = isPackage ? specifier : join(dirname(path), specifier);
      const kind = kindOf(code.slice(0, index), text);
      return { to, isPackage, kind, line: lineAt(bare, index) };
    });
}

function kindOf(before: string, text: string): Import["kind"] {
  if (/^import\s*\(/.test(text)) return "dynamic";
  return /^export\b[^;]*$/m.test(before.slice(before.lastIndexOf(";") + 1))
    ? "export"
    : "import";
}
