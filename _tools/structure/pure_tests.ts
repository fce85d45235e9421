import { type Source } from "./source.ts";

const PURE = /^src\/(?:finance|scaler\/balancer|scaler\/autoscaler)\//;
/** A private file is tested through the one it belongs to. */
const UNTESTED = /\/(?:types|mod|_\w+)\.ts$/;
/** A file of types or of constants alone has nothing to test. */
const DOES_SOMETHING =
  /\bfunction\b|=>\s*[^;|]|^\s+(?:async )?\w+\([^)]*\)[^;{]*\{/m;

/** Finds files of the pure layers that have no test beside them. */
export function pureTests(sources: readonly Source[]): string[] {
  const paths = new Set(sources.map(({ path }) => path));
  return sources
    .filter((source) => PURE.test(source.path) && !source.isTest)
    .filter(
      ({ path, code }) => !UNTESTED.test(path) && DOES_SOMETHING.test(code),
    )
    .filter(({ path }) => !paths.has(path.replace(/\.ts$/, "_test.ts")))
    .map(({ path }) => `${path}: has no test beside it`);
}
