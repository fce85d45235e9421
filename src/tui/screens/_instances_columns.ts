import type {
  InstanceOutput,
  LoadOutput,
  LoadPointOutput,
} from "../../wire/messages.ts";
import { sparkline } from "../components/sparkline.ts";
import type { Column } from "../components/table.ts";
import { count, milliseconds, number } from "../format.ts";
import { sampled } from "../sampled.ts";
import { stateTone, type Theme } from "../theme.ts";

/** An instance and what is known of it live. */
export interface Row {
  readonly instance: InstanceOutput;
  readonly load: LoadOutput | undefined;
  readonly points: readonly LoadPointOutput[];
}

const MINUTE_S = 60;
/** Columns that a minute can be drawn in: whole seconds each. */
const TREND_WIDTHS = [60, 30, 20, 15];
const LEAST_TREND = 15;

/** The columns of the instance table. */
export function instancesColumns(
  theme: Pick<Theme, "ascii">,
): readonly Column<Row>[] {
  return [...FIRST, trendColumn(theme), ...REST];
}

const FIRST: readonly Column<Row>[] = [
  {
    title: "Name",
    cell: ({ instance }) => instance.name,
    min: 8,
    priority: 0,
  },
  {
    title: "State",
    cell: ({ instance }) => instance.state,
    tone: ({ instance }) => stateTone(instance.state),
    min: 8,
    priority: 1,
  },
  {
    title: "Port",
    cell: ({ instance }) => String(instance.port),
    align: "right",
    min: 5,
    priority: 2,
  },
  {
    title: "Servers",
    cell: serversOf,
    value: ({ instance }) => instance.ready,
    tone: serversTone,
    align: "right",
    min: 11,
    priority: 3,
  },
  {
    title: "Req/s",
    cell: loadOf("requestsPerS"),
    value: ({ load }) => load?.requestsPerS ?? NaN,
    align: "right",
    min: 6,
    priority: 4,
  },
];

/** The last minute of requests a second, drawn small. */
function trendColumn(theme: Pick<Theme, "ascii">): Column<Row> {
  return {
    title: "Last minute",
    cell: (row, width = LEAST_TREND) => trendOf(row, { ...theme, width }),
    value: ({ load }) => load?.requestsPerS ?? NaN,
    tone: () => "accent",
    isPicture: true,
    min: LEAST_TREND,
    grows: true,
    most: MINUTE_S,
    priority: 5,
  };
}

const REST: readonly Column<Row>[] = [
  {
    title: "In flight",
    cell: ({ load }) => (load ? count(load.inFlight) : "-"),
    value: ({ load }) => load?.inFlight ?? NaN,
    align: "right",
    priority: 7,
  },
  {
    title: "Queue",
    cell: ({ load }) => (load ? count(load.queued) : "-"),
    value: ({ load }) => load?.queued ?? NaN,
    tone: ({ load }) => (load && load.queued > 0 ? "warn" : undefined),
    align: "right",
    priority: 8,
  },
  {
    title: "p50",
    cell: timeOf("p50Ms"),
    value: ({ load }) => load?.p50Ms ?? NaN,
    align: "right",
    min: 7,
    priority: 12,
  },
  {
    title: "p99",
    cell: timeOf("p99Ms"),
    value: ({ load }) => load?.p99Ms ?? NaN,
    align: "right",
    min: 7,
    priority: 6,
  },
  {
    title: "Errors/s",
    cell: loadOf("errorsPerS"),
    value: ({ load }) => load?.errorsPerS ?? NaN,
    tone: ({ load }) => (load && load.errorsPerS > 0 ? "err" : undefined),
    align: "right",
    priority: 9,
  },
  {
    title: "Strategy",
    cell: ({ instance }) => instance.settings?.strategy ?? "",
    priority: 10,
  },
  {
    title: "Policy",
    cell: ({ instance }) => instance.settings?.policy ?? "",
    priority: 11,
  },
  {
    title: "Services",
    cell: ({ instance }) => instance.settings?.services.join(" ") ?? "",
    grows: true,
    min: 10,
    priority: 13,
  },
];

/** `3/4 (2-10)`: ready, desired, and between which numbers that may be. */
function serversOf({ instance }: Row): string {
  const { ready, desired, settings } = instance;
  return `${ready}/${desired} (${settings?.min ?? "?"}-${settings?.max ?? "?"})`;
}

function serversTone({ instance }: Row) {
  return instance.ready < instance.desired ? "warn" : undefined;
}

function loadOf(key: "requestsPerS" | "errorsPerS") {
  return ({ load }: Row) => (load ? number(load[key]) : "-");
}

function timeOf(key: "p50Ms" | "p99Ms") {
  return ({ load }: Row) => (load ? milliseconds(load[key]) : "-");
}

/** Requests a second over the last minute. */
function trendOf({ points }: Row, { ascii, width: room }: TrendLook): string {
  const width = TREND_WIDTHS.find((it) => it <= room) ?? LEAST_TREND;
  const values = sampled(points, {
    count: width,
    stepS: MINUTE_S / width,
    measure: ({ requestsPerS }) => requestsPerS,
  });
  return sparkline(values, { width, ascii });
}

interface TrendLook extends Pick<Theme, "ascii"> {
  readonly width: number;
}
