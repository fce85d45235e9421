import type { SimulatePlan } from "./_simulate_plan.ts";
import { formatPairs, formatTable } from "./table.ts";

/** What became of one play, as far as it is told. */
export interface TrialOutcome {
  readonly arrived: number;
  readonly completed: number;
  readonly rejected: number;
  readonly late: number;
  readonly waitP50Ms: number;
  readonly waitP99Ms: number;
  readonly responseP50Ms: number;
  readonly responseP99Ms: number;
  readonly beyondTarget: number;
  readonly endServerMinutes: number;
  readonly mostEndServers: number;
  readonly scaledOut: number;
  readonly scaledIn: number;
  readonly points: readonly {
    readonly atMs: number;
    readonly arrivalsPerS: number;
    readonly ready: number;
    readonly responseP99Ms: number;
  }[];
}

/** One of the things compared, and what became of it. */
export interface Trial {
  readonly title: string;
  readonly outcome: TrialOutcome;
}

type Measure = (outcome: TrialOutcome) => string;

/** What stands for a trial where there is little room: A, B, C … */
export function trialLetter(index: number): string {
  return String.fromCharCode(65 + (index % 26));
}

/** The outcomes side by side, below what was played and what is compared. */
export function simulateText(
  trials: readonly Trial[],
  {
    title,
    target,
    width,
  }: {
    /** What was played, as a sentence. */
    readonly title: string;
    readonly target: SimulatePlan["target"];
    readonly width: number;
  },
): string {
  const arrived = trials[0]?.outcome.arrived ?? 0;
  const letters = trials.map((_, i) => trialLetter(i));
  const legend = formatPairs(
    trials.map((it, i) => [trialLetter(i), it.title] as const),
    { width },
  );
  const columns = letters.map((letter) => ({
    title: letter,
    align: "right" as const,
  }));
  const rows = measures(target).map(([name, tell]) => [
    name,
    ...trials.map(({ outcome }) => tell(outcome)),
  ]);
  const table = formatTable([{ title: "" }, ...columns], rows, { width });
  const head = `${title}; ${grouped(arrived)} requests`;
  return `${head}\n\n${legend}\n${table}`;
}

function measures(
  target: SimulatePlan["target"],
): readonly (readonly [string, Measure])[] {
  const what = target.of === "waiting" ? "waited" : "took";
  return [
    ["waiting p50, ms", (it) => figure(it.waitP50Ms)],
    ["waiting p99, ms", (it) => figure(it.waitP99Ms)],
    ["response p50, ms", (it) => figure(it.responseP50Ms)],
    ["response p99, ms", (it) => figure(it.responseP99Ms)],
    ["answered", (it) => grouped(it.completed)],
    ["refused, line full", (it) => grouped(it.rejected)],
    ["late", (it) => grouped(it.late)],
    [
      `${what} over ${target.ms} ms, %`,
      (it) => (it.beyondTarget * 100).toFixed(2),
    ],
    ["end-server minutes", (it) => it.endServerMinutes.toFixed(1)],
    ["most end servers", (it) => String(it.mostEndServers)],
    ["scaled out / in", (it) => `${it.scaledOut} / ${it.scaledIn}`],
  ];
}

function figure(ms: number): string {
  if (ms >= 100) return ms.toFixed(0);
  return ms.toFixed(ms < 10 ? 2 : 1);
}

function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, " ");
}
