import { isCompiled } from "../../base/compiled.ts";
import { leanParts } from "./lean_parts.ts";

/**
 * Has whoever imports Ink from here on get it with our parts in it. A compiled
 * program was built with them.
 */
export function installLeanParts(): void {
  if (isCompiled()) return;
  Bun.plugin({
    name: "lean-ink",
    setup(build) {
      for (const [of, contents] of leanParts()) {
        build.module(of, () => ({ contents, loader: "js" }));
      }
    },
  });
}
