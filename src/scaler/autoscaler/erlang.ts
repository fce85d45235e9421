/**
 * One line of requests before `servers` that work on one request each: Erlang's
 * M/M/c queue. Requests arrive at random (Poisson), take `serviceMs` on average
 * (exponential), and wait in order of arrival. Times are in ms.
 *
 * Formulae: Erlang B by its recursion, Erlang C from it, and the distributions
 * of waiting and response; checked against a table of worked figures.
 */
export interface DelayModel {
  /** λ: requests that arrive each ms. */
  readonly arrivalsPerMs: number;
  /** S = 1/μ: what one request takes of one server. */
  readonly serviceMs: number;
  /** c: a whole number, at least 1. */
  readonly servers: number;
}

const PRECISION = 1e-9;

/** a = λS: how many servers the work keeps busy. */
export function offeredLoad({
  arrivalsPerMs,
  serviceMs,
}: Pick<DelayModel, "arrivalsPerMs" | "serviceMs">): number {
  return arrivalsPerMs * serviceMs;
}

/** Erlang B: the share of arrivals that would find every server busy and leave. */
export function erlangB(load: number, servers: number): number {
  let blocked = 1;
  for (let k = 1; k <= servers; k++) {
    blocked = (load * blocked) / (k + load * blocked);
  }
  return blocked;
}

/** Erlang C: the share of requests that have to wait; 1 when they are too many. */
export function waitingShare(model: DelayModel): number {
  const { servers } = model;
  const load = offeredLoad(model);
  if (load >= servers) return 1;
  const blocked = erlangB(load, servers);
  return blocked / (1 - (load / servers) * (1 - blocked));
}

/** W_q: mean time in the line, over all requests; `Infinity` when unstable. */
export function meanWaitMs(model: DelayModel): number {
  const drain = drainPerMs(model);
  return drain <= 0 ? Infinity : waitingShare(model) / drain;
}

/**
 * The time in the line that a share `p` of all requests does not exceed: 0 when
 * so many need not wait at all, `Infinity` when unstable.
 */
export function waitQuantileMs(model: DelayModel, p: number): number {
  const drain = drainPerMs(model);
  if (drain <= 0) return Infinity;
  return Math.max(0, Math.log(waitingShare(model) / (1 - p)) / drain);
}

/** The time from arrival to answer that a share `p` does not exceed. */
export function responseQuantileMs(model: DelayModel, p: number): number {
  if (drainPerMs(model) <= 0) return Infinity;
  const tooLong = 1 - p;
  let least = 0;
  let most = model.serviceMs;
  while (responseTail(model, most) > tooLong) most *= 2;
  while (most - least > PRECISION * most) {
    const middle = (least + most) / 2;
    if (responseTail(model, middle) > tooLong) least = middle;
    else most = middle;
  }
  return most;
}

/** P(T > t): the share of requests that take longer than `ms`, all in all. */
function responseTail(model: DelayModel, ms: number): number {
  const { serviceMs, servers } = model;
  const waiting = waitingShare(model);
  const t = ms / serviceMs;
  const spare = servers - 1 - offeredLoad(model);
  // At spare = 0 its quotient has the limit t.
  const late =
    Math.abs(spare) < PRECISION ? t : -Math.expm1(-t * spare) / spare;
  return Math.exp(-t) * (1 + waiting * late);
}

/** cμ − λ: how fast a line gets shorter while all servers are busy. */
function drainPerMs({ arrivalsPerMs, serviceMs, servers }: DelayModel): number {
  return servers / serviceMs - arrivalsPerMs;
}
