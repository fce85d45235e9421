import type { Clamp } from "./types.ts";

/** A number of end servers on its way through the limits. */
export interface Limited {
  readonly endServers: number;
  /** The limits that changed it so far, in order. */
  readonly clamps: readonly Clamp[];
}

/** What a limit makes of a number. */
export interface Limit {
  readonly name: string;
  readonly to: number;
  /** Why, when it changes anything: a clause. */
  readonly reason: () => string;
}

/** Applies one limit, and records it if it changes the number. */
export function limited(value: Limited, { name, to, reason }: Limit): Limited {
  const from = value.endServers;
  if (to === from) return value;
  const clamp = { name, from, to, reason: reason() };
  return { endServers: to, clamps: [...value.clamps, clamp] };
}

/** Where a number stands that is to be limited. */
export interface Situation {
  readonly nowMs: number;
  /** End servers there are: ready + starting. */
  readonly from: number;
  /** Passes over the cool-down. */
  readonly urgent: boolean;
  /** Passes over stabilisation and step too. @default false */
  readonly isPaced?: boolean;
  /** How long to wait after scaling out. @default the tuning's */
  readonly coolDownMs?: number | undefined;
}
