import type {
  DecisionOutput,
  InstanceOutput,
  InstanceViewOutput,
  LoadOutput,
  LoadPointOutput,
  LogLineOutput,
  ScalerOutput,
  ServiceOutput,
} from "../wire/messages.ts";
import type { OutputValues } from "../wire/dynamic_message.ts";
import type { LoadCounts } from "../wire/load_plan.ts";
import type { PastCall } from "../wire/past_calls.ts";
import type { Editing } from "./components/edit.ts";
import type { Fate } from "./console_options.ts";
import type { FormState } from "./components/form.ts";
import type { Size } from "./layout.ts";
import type { Remembered } from "./settings/remembered.ts";
import type { Settings } from "./settings/settings.ts";
import type { Tone } from "./theme.ts";

/** The screens there are. */
export type ScreenName =
  | "welcome"
  | "instances"
  | "deploy"
  | "progress"
  | "instance"
  | "change"
  | "scale"
  | "services"
  | "calculation"
  | "history"
  | "load"
  | "save";

/** Everything the console knows: replaced whole, never changed. */
export interface State {
  /** The way here, the screen shown last; never empty. */
  readonly routes: readonly Route[];
  readonly modal: Modal | undefined;
  readonly notice: Notice | undefined;
  readonly data: Data;
  /** The terminal, in cells. */
  readonly size: Size;
  /** Counts the times the whole screen was asked to be drawn anew. */
  readonly redraws: number;
  /** Nothing can be changed at the scaler from here. */
  readonly readOnly: boolean;
  readonly settings: Settings;
  /** What the next console knows again; a change of it is written down. */
  readonly remembered: Remembered;
  /** Whether the terminal is looked at, as far as it tells. */
  readonly focused: boolean;
}

/** One screen on the way, and where the person is in it. */
export interface Route {
  readonly screen: ScreenName;
  /** The instance it is about; empty when it is about none. */
  readonly instanceId: string;
  /** `host:port` its calculator calls; empty when it has none. */
  readonly address: string;
  /** The service it calls. */
  readonly serviceId: string;
  readonly tab: string;
  /** The id of the selected row, by tab: rows move, ids do not. */
  readonly selected: Readonly<Record<string, string>>;
  /** What a table is filtered by or a log is searched for, by tab. */
  readonly queries: Readonly<Record<string, string>>;
  /** How far down its text is scrolled. */
  readonly scroll: number;
  readonly form: FormState | undefined;
  /** What a change began with; what the calls of a load send. */
  readonly before?: Readonly<Record<string, string>>;
  readonly answer: Answer | undefined;
  /** Where one is in the answer. @default at its start */
  readonly place?: AnswerPlace;
  /** How an instance is looked at. @default as at first */
  readonly looks?: Looks;
  /** The calculator beside an instance; nothing until it was opened. */
  readonly dock?: Dock;
}

/** A calculator that stands beside an instance. */
export interface Dock {
  /** The way within it, the screen shown last. */
  readonly routes: readonly Route[];
  /** Whether it has the keys. */
  readonly isFocused: boolean;
}

/** How the screen of an instance is looked at. */
export interface Looks {
  /** Whose log lines: an end server's, or "" for everybody's. */
  readonly source: string;
  /** Long log lines go on in the next row. */
  readonly isWrapped: boolean;
  /** Columns of each log line that are passed over on the left. */
  readonly shift: number;
  /** Nothing but graphs. */
  readonly isLarge: boolean;
}

/** What a calculation brought. */
export interface Answer {
  readonly outputs: OutputValues;
  readonly endpoint: string | undefined;
  readonly elapsedMs: number;
}

/** Where one is in an answer, besides how far down. */
export interface AnswerPlace {
  /** The table that is shown; the first unless it names another. */
  readonly table: string;
  /** How many of its columns are passed over. */
  readonly skipped: number;
}

/** A load that is or was sent from here. */
export interface LoadState {
  readonly address: string;
  readonly serviceId: string;
  readonly ratePerS: number;
  readonly seconds: number;
  readonly status: "running" | "done" | "stopped";
  readonly counts: LoadCounts;
}

/** What lies over the screen and takes the keys. */
export type Modal =
  | {
      readonly kind: "help";
      readonly scroll: number;
      /** What is typed to find a key by. */
      readonly line: Editing;
    }
  | {
      readonly kind: "palette";
      readonly line: Editing;
      /** The index of the entry that Enter runs. */
      readonly at: number;
    }
  | {
      /** The line a filter or a search is typed in; the screen stays. */
      readonly kind: "query";
      readonly tab: string;
      readonly line: Editing;
      /** What Esc goes back to. */
      readonly before: string;
    }
  | {
      readonly kind: "confirm";
      readonly confirm: Confirm;
      /** What is chosen: 0 is Cancel, then the choices in their order. */
      readonly at: number;
      readonly line: Editing;
    };

/** A question whose answer is Cancel unless something else is chosen. */
export interface Confirm {
  readonly question: string;
  readonly choices: readonly Choice[];
  /** Has to be typed before anything but Cancel counts. */
  readonly typed?: string;
  readonly again?: Again;
}

/** What Ctrl-C, pressed once more, does instead of any choice. */
export interface Again {
  /** Later it only asks for one more. */
  readonly untilMs: number;
  readonly action: ConfirmedAction;
}

/** One answer besides Cancel. */
export interface Choice {
  readonly label: string;
  readonly action: ConfirmedAction;
}

/** What a person was asked about first. */
export type ConfirmedAction =
  | { readonly kind: "quit"; readonly fate: Fate }
  | { readonly kind: "delete"; readonly instanceId: string }
  /** Sends the form of the screen. */
  | { readonly kind: "submit"; readonly form: FormState };

/** One line about what just happened; gone with the next key. */
export interface Notice {
  readonly text: string;
  readonly tone: Tone;
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
