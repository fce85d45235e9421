import { functionsOf } from "./functions_of.ts";
import { importsOf } from "./imports_of.ts";
import { countCodeLines, type Source } from "./source.ts";

const FILE_LINES = 250;
const FUNCTION_LINES = 60;
/** JSX takes more lines for the same. */
const VIEW_LINES = 80;
const IMPORTS = 8;

/** Finds files, functions and import lists that are too long. */
export function budgets(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => [
    ...longFile(source),
    ...longFunctions(source),
    ...manyImports(source),
  ]);
}

function longFile(source: Source): string[] {
  const lines = countCodeLines(source.bare);
  if (lines <= FILE_LINES || source.isTest) return [];
  return [`${source.path}: ${lines} lines of code, more than ${FILE_LINES}`];
}

function longFunctions(source: Source): string[] {
  const most = source.path.endsWith(".tsx") ? VIEW_LINES : FUNCTION_LINES;
  return functionsOf(source)
    .filter(({ lines }) => lines > most)
    .map(
      ({ line, lines }) =>
        `${source.path}:${line}: a function of ${lines} lines, more than ${most}`,
    );
}

/**
 * A list of all there is (`mod.ts`) and a test may name as many as they need;
 * what is only passed on, or fetched when it is wanted, does not count.
 */
function manyImports(source: Source): string[] {
  const imports = importsOf(source).filter(({ kind }) => kind === "import");
  const count = imports.length;
  const isList = source.path.endsWith("/mod.ts") || source.isTest;
  if (count <= IMPORTS || isList) return [];
  return [`${source.path}: ${count} imports, more than ${IMPORTS}`];
}
