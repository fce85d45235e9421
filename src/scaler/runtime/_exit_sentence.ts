import type { EndServerState } from "./types.ts";

const SHOWN = 300;

/** How an end server ended before it served, for the person who deployed it. */
export function exitSentence(
  state: EndServerState | undefined,
  lastLine: string,
): string {
  const printable = lastLine.replace(/\p{C}+/gu, " ").trim();
  const said = printable
    ? `, its last words: ${printable.slice(0, SHOWN)}`
    : "";
  if (state?.kind !== "exited") return `it did not come up${said}`;
  if (state.outOfMemory) {
    return `it needs more memory than its limit${said}; raise the limit`;
  }
  const code =
    state.exitCode === undefined ? "" : ` with code ${state.exitCode}`;
  return `it ended at once${code}${said}`;
}
