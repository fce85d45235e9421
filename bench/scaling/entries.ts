import { rounded } from "../statistics.ts";
import type { Row } from "../types.ts";
import type { Figures } from "./play.ts";

/** Which rule with which setting, on which traffic. */
export interface Trial {
  /** `seen` or `held out`. */
  readonly set: string;
  readonly trace: string;
  readonly rule: string;
  readonly setting: string;
}

/** A trial and what came of it. */
export interface Entry extends Trial {
  readonly overPercent: number;
  readonly minutes: number;
  readonly calls: number;
  /** Everything that was measured, by its column. */
  readonly values: Row["values"];
}

const OVER = "over %";
const MINUTES = "end-server min";
const CALLS = "calls";
const BETWEEN = " / ";

/** A trial as a line of a result. */
export function rowOf(trial: Trial, figures: Figures): Row {
  const { set, trace, rule, setting } = trial;
  return {
    what: [set, trace, rule, setting].join(BETWEEN),
    values: {
      [OVER]: Math.round(figures.overPercent * 1_000) / 1_000,
      [MINUTES]: rounded(figures.endServerMinutes),
      "wait p50 ms": rounded(figures.waitP50Ms),
      "wait p99 ms": rounded(figures.waitP99Ms),
      "response p50 ms": rounded(figures.responseP50Ms),
      "response p99 ms": rounded(figures.responseP99Ms),
      rejected: figures.rejected,
      late: figures.late,
      most: figures.most,
      changes: figures.changes,
      [CALLS]: figures.arrived,
    },
  };
}

/** The trial that a line of a result is of. */
export function entryOf({ what, values }: Row): Entry {
  const [set = "", trace = "", rule = "", setting = ""] = what.split(BETWEEN);
  return {
    set,
    trace,
    rule,
    setting,
    overPercent: values[OVER] ?? NaN,
    minutes: values[MINUTES] ?? NaN,
    calls: values[CALLS] ?? NaN,
    values,
  };
}
