import type {
  DecisionOutput,
  ExplainedPickOutput,
  InstanceOutput,
  InstanceViewOutput,
  LoadOutput,
  LoadPointOutput,
  LogLineOutput,
  ScalerOutput,
  ServiceOutput,
  SimulationOutput,
} from "../wire/messages.ts";
import type { LoadCounts } from "../wire/load_plan.ts";
import type { PastCall } from "../wire/past_calls.ts";

/** A load that is or was sent from here. */
export interface LoadState {
  readonly address: string;
  readonly serviceId: string;
  readonly ratePerS: number;
  readonly seconds: number;
  readonly status: "running" | "done" | "stopped";
  readonly counts: LoadCounts;
}

/** A log line with a number of its own. */
export interface NumberedLine extends LogLineOutput {
  readonly id: string;
}

/** What the scaler and the instances said. */
export interface Data {
  readonly scaler: ScalerOutput | undefined;
  readonly email: string | undefined;
  /** What can be deployed. */
  readonly services: readonly ServiceOutput[];
  readonly instances: readonly InstanceOutput[];
  /** The latest load, by instance id. */
  readonly loads: Readonly<Record<string, LoadOutput>>;
  /** The load of the last ten minutes, oldest first, by instance id. */
  readonly history: Readonly<Record<string, readonly LoadPointOutput[]>>;
  /** The live views of instances that were looked at, by instance id. */
  readonly views: Readonly<Record<string, InstanceViewOutput>>;
  /** Decisions that changed something, newest first, by instance id. */
  readonly changes: Readonly<Record<string, readonly DecisionOutput[]>>;
  /** The log of the instance that is looked at. */
  readonly log: InstanceLog;
  /** What an instance's own catalogue lists, by `host:port`. */
  readonly catalogues: Readonly<Record<string, Catalogue>>;
  /** What was asked and answered from here, newest first. */
  readonly calls: readonly PastCall[];
  /** The latest load from here; it goes on wherever one is. */
  readonly load: LoadState | undefined;
  /** The feeds that are behind, and only those: news alone costs no frame. */
  readonly feeds: Readonly<Record<string, Behind>>;
}

/** The latest lines of one instance's log. */
export interface InstanceLog {
  readonly instanceId: string;
  readonly lines: readonly NumberedLine[];
  /** How many there ever were: the number of the last one. */
  readonly count: number;
}

/** An instance's catalogue, asked for when its calculator is opened. */
export type Catalogue =
  | { readonly kind: "asked" }
  | { readonly kind: "known"; readonly services: readonly ServiceOutput[] }
  | { readonly kind: "failed"; readonly message: string };

/** A stream of news that brings none. */
export interface Behind {
  /** Since the last news; 0 when there never was any. */
  readonly seconds: number;
  /** Why it broke off; `undefined` when it is only silent. */
  readonly error: string | undefined;
}

/** Picks that were explained. */
export interface Picks {
  /** More of them are waited for. */
  readonly isOn: boolean;
  /** The newest first, each with a number of its own. */
  readonly list: readonly NumberedPick[];
}

/** A pick that can be told from the others. */
export interface NumberedPick extends ExplainedPickOutput {
  readonly number: number;
}

/** A simulation that is asked for, played or done. */
export interface WhatIf {
  /** How far it is, 0 to 1; nothing when none is under way. */
  readonly done: number | undefined;
  /** The latest there is. */
  readonly simulation: SimulationOutput | undefined;
  /** What was played, as it was typed. */
  readonly titles: readonly string[];
}
