import { CALCULATORS } from "../src/finance/mod.ts";
import { COLUMN } from "./columns.ts";
import { BUILD } from "./console/console_cost.ts";
import { haproxy } from "./proxies/haproxy.ts";
import { tellerline } from "./proxies/tellerline.ts";
import { SCENES } from "./replay/scenes.ts";
import { ERLANG_ROWS, nameOf } from "./simulator/erlang.ts";
import type { Measured, Row } from "./types.ts";

/** What this project has promised itself about one figure. */
export interface Bar {
  readonly measurement: string;
  /** Whose figure: our own data plane's when left out. */
  readonly row?: string;
  readonly column: string;
  /** Of which our figure is divided by HAProxy's; else it stands by itself. */
  readonly isRatio: boolean;
  readonly kind: "at most" | "at least";
  readonly limit: number;
}

/** A bar and what was measured. */
export interface Verdict extends Bar {
  /** NaN where one of the two figures is missing. */
  readonly value: number;
  readonly isMet: boolean;
}

/** Every bar for measurements of these names. */
export function barsOf(names: readonly string[]): readonly Bar[] {
  const attacks = names
    .filter((it) => it.startsWith("attack_"))
    .map((it) => own(it, COLUMN.slowdown, 2));
  const all = [
    ratio("unary_4x16", COLUMN.cpu, 0.7),
    ratio("unary_32x4", COLUMN.cpu, 0.7),
    { ...ratio("unary_4x16", COLUMN.rate, 1.3), kind: "at least" as const },
    { ...ratio("unary_32x4", COLUMN.rate, 1.3), kind: "at least" as const },
    ratio("unary_paced", COLUMN.p99, 1),
    ratio("unary_1x1", COLUMN.p50, 1),
    ratio("uploads_1_mib", COLUMN.cpuPerMib, 1.5),
    ratio("streams_16_mib", COLUMN.cpuPerMib, 1.5),
    ratio("backends_64", COLUMN.cpu, 1),
    ratio("connections_1000", COLUMN.cpu, 1),
    own("idle_connections", COLUMN.perConnection, 16),
    ...attacks,
    ...Object.keys(CALCULATORS).flatMap((row) => [
      { ...own("finance", COLUMN.mostCpu, 50), row },
      { ...own("finance", COLUMN.p50, 2), row },
    ]),
    { ...own("finance", COLUMN.scheduleCpu, 10), row: "loan_emi" },
    ...ERLANG_ROWS.map((row) => {
      return {
        ...own("simulator_erlang", COLUMN.mostOff, 3),
        row: nameOf(row),
      };
    }),
    own("scale_ins_docker", COLUMN.failedCalls, 0),
    own("scale_ins_process", COLUMN.failedCalls, 0),
    ...SCENES.map(({ title: row }) => {
      return { ...own("replay", COLUMN.p99Off, 15), row: `${row}: again` };
    }),
    ...consoleBars(BUILD.source, 150),
    ...consoleBars(BUILD.compiled, 80),
  ];
  return all.filter(({ measurement }) => names.includes(measurement));
}

/** Holds figures against a bar. */
export function judge(bar: Bar, measured: Measured): Verdict {
  const rows = measured.kind === "measured" ? measured.rows : [];
  const ours = figure(rows, bar.row ?? tellerline.title, bar);
  const theirs = bar.isRatio ? figure(rows, haproxy.title, bar) : 1;
  const value = ours / theirs;
  const isMet =
    bar.kind === "at most" ? value <= bar.limit : value >= bar.limit;
  return { ...bar, value, isMet };
}

function figure(rows: readonly Row[], what: string, { column }: Bar): number {
  return rows.find((row) => row.what === what)?.values[column] ?? NaN;
}

function consoleBars(row: string, firstFrameMs: number): Bar[] {
  const limits = [
    [COLUMN.firstFrame, firstFrameMs],
    [COLUMN.idleCpu, 0.5],
    [COLUMN.busyCpu, 6],
    [COLUMN.keyToPaint, 30],
    [COLUMN.residentMb, 130],
  ] as const;
  return limits.map(([column, limit]) => {
    return { ...own("console", column, limit), row };
  });
}

function ratio(measurement: string, column: string, limit: number): Bar {
  return { measurement, column, isRatio: true, kind: "at most", limit };
}

function own(measurement: string, column: string, limit: number): Bar {
  return { measurement, column, isRatio: false, kind: "at most", limit };
}
