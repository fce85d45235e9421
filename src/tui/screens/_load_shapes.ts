import { count, milliseconds, short } from "../format.ts";
import type { Measure } from "../sampled.ts";
import type { Tone } from "../theme.ts";

/** What can be shown over time. */
export type Subject = "requests" | "waiting" | "p99" | "servers";

/** All of it, in order. */
export const SUBJECTS: readonly Subject[] = [
  "requests",
  "waiting",
  "p99",
  "servers",
];

/** How a subject is measured and named. */
export interface Shape {
  readonly name: string;
  readonly short: string;
  readonly area: Measure;
  readonly line?: Measure;
  readonly tone: Tone;
  readonly label: (value: number) => string;
}

/** By subject. */
export const SHAPES: Readonly<Record<Subject, Shape>> = {
  requests: {
    name: "Requests/s",
    short: "req/s",
    area: ({ requestsPerS }) => requestsPerS,
    tone: "accent",
    label: short,
  },
  waiting: {
    name: "In flight",
    short: "in flight",
    area: ({ inFlight }) => inFlight,
    line: ({ inFlight, queued }) => (queued > 0 ? inFlight + queued : 0),
    tone: "accent",
    label: count,
  },
  p99: {
    name: "p99",
    short: "p99",
    area: ({ p99Ms }) => p99Ms,
    tone: "accent",
    label: milliseconds,
  },
  servers: {
    name: "End servers",
    short: "servers",
    area: ({ ready }) => ready,
    line: ({ desired }) => desired,
    tone: "ok",
    label: count,
  },
};
