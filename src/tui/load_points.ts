import type { InstanceViewOutput, LoadPointOutput } from "../wire/messages.ts";

const MOST_POINTS = 600;
/** Two views closer than this are one point: a second is a graph's step. */
const STEP_MS = 900;

/**
 * An instance's load over the last ten minutes after another view of it: what
 * the scaler remembers takes the place of what was seen here meanwhile.
 */
export function loadPoints(
  known: readonly LoadPointOutput[],
  view: InstanceViewOutput,
): readonly LoadPointOutput[] {
  const { past } = view;
  const [first] = past;
  const before = first ? known.filter((it) => it.atMs < first.atMs) : known;
  const all = first ? [...before, ...past] : before;
  const point = pointOf(view);
  if (!point) return all.slice(-MOST_POINTS);
  const last = all.at(-1);
  const isSameStep = last !== undefined && point.atMs - last.atMs < STEP_MS;
  const kept = isSameStep ? all.slice(0, -1) : all;
  // The time of a step stays: else none would ever be long enough ago.
  const atMs = isSameStep ? last.atMs : point.atMs;
  return [...kept, { ...point, atMs }].slice(-MOST_POINTS);
}

function pointOf({
  load,
  instance,
  atMs,
}: InstanceViewOutput): LoadPointOutput | undefined {
  if (!load || !instance) return undefined;
  const { requestsPerS, errorsPerS, inFlight, queued, p99Ms } = load;
  const { ready, desired } = instance;
  return {
    atMs,
    requestsPerS,
    errorsPerS,
    inFlight,
    queued,
    p99Ms,
    ready,
    desired,
  };
}
