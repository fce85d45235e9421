import type { OutputValues } from "../wire/dynamic_message.ts";
import type { FormState } from "./components/form.ts";
import type { Data, Picks, WhatIf } from "./data.ts";
import type { Size } from "./layout.ts";
import type { Modal } from "./modal.ts";
import type { Remembered } from "./settings/remembered.ts";
import type { Settings } from "./settings/settings.ts";
import type { Tone } from "./theme.ts";

export type {
  Behind,
  Catalogue,
  Data,
  InstanceLog,
  LoadState,
  NumberedLine,
  Picks,
  WhatIf,
} from "./data.ts";
export type {
  Again,
  Choice,
  Confirm,
  ConfirmedAction,
  Modal,
} from "./modal.ts";

/** The screens there are. */
export type ScreenName =
  | "welcome"
  | "instances"
  | "deploy"
  | "progress"
  | "instance"
  | "change"
  | "scale"
  | "what_if"
  | "picks"
  | "decision"
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
  /** `host:port` of the scaler that is shown, if it is not the own one. */
  readonly attached: string | undefined;
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
  /** The decision that is looked at: it stays when newer ones come. */
  readonly decision?: Data["changes"][string][number];
  /** Where requests went and why, as far as it was asked. */
  readonly picks?: Picks;
  /** What would have happened, as far as it is known. */
  readonly whatIf?: WhatIf;
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

/** One line about what just happened; gone with the next key. */
export interface Notice {
  readonly text: string;
  readonly tone: Tone;
}
