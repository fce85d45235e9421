import type { Context } from "./screen.ts";

/** Copies a text that is no row, and says what it is. */
export function copyOut(
  { effects, dispatch }: Pick<Context, "effects" | "dispatch">,
  text: string,
  { what }: { readonly what: string },
): void {
  const outcome = effects.copy(text);
  const notice =
    outcome.kind === "sequence"
      ? ({ text: `Copied the ${what}`, tone: "ok" } as const)
      : ({
          text: `Cannot copy the ${what}: it has ${outcome.bytes} bytes; export it instead`,
          tone: "err",
        } as const);
  dispatch({ kind: "notice", notice });
}
