import type { InstanceOutput, LoadOutput } from "../../wire/messages.ts";
import type { Column } from "../components/table.ts";
import { milliseconds, number } from "../format.ts";
import { stateTone } from "../theme.ts";

/** An instance and what is known of it live. */
export interface Row {
  readonly instance: InstanceOutput;
  readonly load: LoadOutput | undefined;
}

/** The columns of the instance table. */
export const COLUMNS: readonly Column<Row>[] = [
  { title: "Name", cell: ({ instance }) => instance.name, min: 8, priority: 0 },
  {
    title: "State",
    cell: ({ instance }) => instance.state,
    tone: ({ instance }) => stateTone(instance.state),
    priority: 1,
  },
  {
    title: "Port",
    cell: ({ instance }) => String(instance.port),
    align: "right",
    priority: 2,
  },
  { title: "Servers", cell: serversOf, align: "right", priority: 3 },
  { title: "Req/s", cell: loadOf("requestsPerS"), align: "right", priority: 4 },
  { title: "In flight", cell: loadOf("inFlight"), align: "right", priority: 8 },
  { title: "Queue", cell: loadOf("queued"), align: "right", priority: 9 },
  { title: "p99", cell: p99Of, align: "right", priority: 10 },
  {
    title: "Strategy",
    cell: ({ instance }) => instance.settings?.strategy ?? "",
    priority: 5,
  },
  {
    title: "Policy",
    cell: ({ instance }) => instance.settings?.policy ?? "",
    priority: 6,
  },
  {
    title: "Services",
    cell: ({ instance }) => instance.settings?.services.join(" ") ?? "",
    grows: true,
    priority: 7,
  },
];

function serversOf({ instance }: Row): string {
  const { ready, desired, settings } = instance;
  return `${ready}/${desired} (${settings?.min ?? "?"}-${settings?.max ?? "?"})`;
}

function loadOf(key: "requestsPerS" | "inFlight" | "queued") {
  return ({ load }: Row) => (load ? number(load[key]) : "-");
}

function p99Of({ load }: Row): string {
  return load ? milliseconds(load.p99Ms) : "-";
}
