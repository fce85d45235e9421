import type { BuildContext, Engine } from "./engine.ts";
import type { Progress } from "./types.ts";

/** What building an image asks of an engine. */
export type ImageEngine = Pick<
  Engine,
  "inspectImage" | "registryOffers" | "buildImage" | "version"
>;

/** What one way of building an image gets. */
export interface BuildStep {
  readonly progress: Progress;
  readonly signal: AbortSignal;
  /** Hands the files to the engine and follows what it does with them. */
  readonly build: (
    context: BuildContext,
    options?: { readonly dockerfile?: string },
  ) => Promise<void>;
}

const MAX_TEXT = 60;

/** A line for people out of the engine's own; `undefined` for its details. */
export function engineStep(line: string): string | undefined {
  const [, step, steps, what] = /^Step (\d+)\/(\d+) : (.+)/.exec(line) ?? [];
  if (!step || !steps || !what) return undefined;
  const percent = Math.round(((Number(step) - 1) / Number(steps)) * 100);
  const done = `step ${step} of ${steps} (${percent} %)`;
  return `Building the image, ${done}: ${shortened(what)}`;
}

function shortened(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text;
}
