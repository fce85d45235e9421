import type {
  DecisionOutput,
  ShadowOutput,
  ShadowTotalsOutput,
} from "../wire/messages.ts";
import { milliseconds, number } from "./format.ts";
import type { Theme } from "./theme.ts";

/**
 * A decision in plain words, a paragraph each: why, what the policy wished,
 * each limit in the order it was applied, what came of it, how far the model
 * was from the truth, and what the shadow would have done.
 */
export function decisionStory(decision: DecisionOutput): readonly string[] {
  const { reason, shadow } = decision;
  return [
    reason,
    wished(decision),
    ...decision.clamps.map(clampWords),
    outcome(decision),
    ...modelWords(decision.inputs),
    ...inputWords(decision.inputs),
    ...(shadow ? shadowStory(shadow, decision) : []),
  ];
}

/** How a shadow compared with the policy that decides. */
export function totalsSentence(totals: ShadowTotalsOutput): string {
  const { policy, evaluations, more, fewer, aheadMinutes } = totals;
  const counts = `more end servers in ${more} of ${evaluations} evaluations, fewer in ${fewer}`;
  return `Shadow ${policy}: ${counts}; ${aheadWords(aheadMinutes)} in all`;
}

/** End-server minutes that a shadow would have taken more or fewer. */
export function aheadWords(minutes: number): string {
  const amount = number(Math.abs(minutes));
  if (Number(amount) === 0) return "as many end-server minutes";
  return `${amount} end-server minutes ${minutes < 0 ? "fewer" : "more"}`;
}

/** One limit: what it made of which number, and why. */
export function clampWords(clamp: DecisionOutput["clamps"][number]): string {
  const { name, from, to, reason } = clamp;
  return `${name}: ${from} → ${to} because ${reason}`;
}

/** What the shadow would have done; nothing where none ran. */
export function shadowWords(decision: DecisionOutput): readonly string[] {
  const { shadow } = decision;
  return shadow ? shadowStory(shadow, decision).slice(0, 1) : [];
}

/** A sentence without arrows, for a terminal that has none. */
export function plainArrows(
  text: string,
  { ascii }: Pick<Theme, "ascii">,
): string {
  return ascii ? text.replaceAll("→", "to") : text;
}

/** An input's name as a person says it: `per end server`. */
export function spoken(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** Counts as they are, all else with as many digits as matter. */
export function inputText(value: number): string {
  return Number.isInteger(value) ? String(value) : number(value);
}

function wished({ policy, wish, from }: DecisionOutput): string {
  if (wish === from) return `${policy} wished to stay at ${from}`;
  return `${policy} wished for ${wish} where there were ${from}`;
}

function outcome({ from, to, clamps }: DecisionOutput): string {
  if (to !== from) return `So it went from ${from} to ${to}`;
  if (clamps.length === 0) return `So it stayed at ${to}`;
  return `So it stayed at ${to}: what stands above stood in the way`;
}

function inputWords(inputs: Readonly<Record<string, number>>): string[] {
  const all = Object.entries(inputs).map(
    ([name, value]) => `${spoken(name)} ${inputText(value)}`,
  );
  return all.length === 0 ? [] : [`Made from: ${all.join(", ")}`];
}

/** What latency_target foretold, beside what came. */
function modelWords(inputs: Readonly<Record<string, number>>): string[] {
  const { predictedMs, observedLineMs, observedInsideMs } = inputs;
  if (observedLineMs === undefined) return [];
  const told =
    predictedMs === undefined ? "no end of it" : milliseconds(predictedMs);
  const inside =
    observedInsideMs === undefined
      ? ""
      : `, and ${milliseconds(observedInsideMs)} inside more than one alone takes`;
  const line = `${milliseconds(observedLineMs)} in the line`;
  return [`Predicted for 99 %: ${told}. Observed: ${line}${inside}`];
}

function shadowStory(shadow: ShadowOutput, active: DecisionOutput): string[] {
  const { policy, from, wish, to, reason, clamps } = shadow;
  const same = to === active.to ? "the same" : `${to} in place of ${active.to}`;
  const had = from === active.from ? "" : `, having had ${from} by then`;
  return [
    `Shadow ${policy}: ${same}${had}. It wished for ${wish}: ${reason}`,
    ...clamps.map(clampWords),
    ...modelWords(shadow.inputs),
  ];
}
