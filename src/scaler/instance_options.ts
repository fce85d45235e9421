import type { DataPlane } from "./dataplane/types.ts";
import type { EndServersOptions } from "./end_servers_options.ts";
import type { InstanceRecorder } from "./instance_recorder.ts";
import type { Judge } from "./judge.ts";
import type { Ledger } from "./ledger.ts";
import type { Allotments } from "./supply/allotments.ts";

/** What one instance runs on. */
export interface InstanceOptions extends Pick<
  EndServersOptions,
  "runtime" | "prepared" | "turns" | "now" | "delivery"
> {
  /** The public half of the key its end servers know their scaler by. */
  readonly controlKey: string;
  readonly dataPlane: DataPlane;
  /** Knows how many end servers everybody has. */
  readonly allotments: Allotments;
  readonly judge: Judge;
  readonly ledger: Ledger;
  readonly recorder: InstanceRecorder;
  /** Time between two decisions, ms. */
  readonly tickMs: number;
  /** How long what is in flight may go on at the end, ms. */
  readonly drainMs: number;
}
