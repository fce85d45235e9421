import type { ReactNode } from "react";

import type { Action } from "./actions.ts";
import type { Effects } from "./effects.ts";
import type { FormState } from "./components/form.ts";
import type { Binding } from "./binding.ts";
import type { Remembered } from "./settings/remembered.ts";
import type { Theme } from "./theme.ts";
import type { Confirm, Data, Route, State } from "./types.ts";

/** One screen: what it is called, shows, and does with keys. */
export interface Screen {
  /** Its part of the breadcrumb. */
  readonly title: (data: Data, route: Route) => string;
  readonly bindings: readonly Binding[];
  /** What the help says about it, in a sentence or two. */
  readonly help: string;
  /** The rows that can be selected. */
  readonly rows?: (seen: Seen) => Rows;
  /** Its form changes something at the scaler. @default false */
  readonly writes?: boolean;
  /** The feed whose silence this screen must tell. */
  readonly feed?: (route: Route) => string;
  /** Does what a binding names. */
  readonly run?: (command: string, context: Context) => void;
  /** Goes back within itself; `false` where the screen itself is left. */
  readonly back?: (context: Context) => boolean;
  /** Its form with the fields that what was chosen asks for. */
  readonly reshape?: (form: FormState, state: State) => FormState;
  /** Sends its form. */
  readonly submit?: (context: Context) => void;
  readonly View: (props: ViewProps) => ReactNode;
}

/** What of the state rows are made from. */
export interface Seen {
  readonly data: Data;
  readonly route: Route;
  /** How each table is sorted, by its name. */
  readonly sorts: Remembered["sorts"];
}

/** The rows of a table, top to bottom; `rowTable` makes them of any. */
export interface Rows {
  /** The table: each keeps a selection, a filter and a sort of its own. */
  readonly tab: string;
  /** Of those that are shown, as they are shown. */
  readonly ids: readonly string[];
  /** Until a row is selected the last one is, whichever that becomes. */
  readonly followsEnd?: boolean;
  /** What `/` does here; nothing where it is left out. */
  readonly query?: "filter" | "search";
  /** How many there are before the filter. @default as many as `ids` */
  readonly total?: number;
  /** The rows that a search finds. @default none */
  readonly found?: readonly string[];
  /** What they can be sorted by. @default nothing */
  readonly columns?: readonly SortColumn[];
  /** What is copied of a row. */
  readonly copy?: (id: string) => Copied | undefined;
}

/** A column to sort by. */
export interface SortColumn {
  readonly id: string;
  readonly title: string;
  /** Numbers begin with the highest. */
  readonly isNumber: boolean;
}

/** What there is to copy of a row. */
export interface Copied {
  /** What `text` is: `port`, `address` … */
  readonly what: string;
  readonly text: string;
  /** The whole row, its cells parted by tabs. */
  readonly row: string;
}

/** What a screen may use when a key is pressed. */
export interface Context {
  readonly state: State;
  readonly route: Route;
  readonly dispatch: (action: Action) => void;
  readonly effects: Effects;
  readonly ask: (confirm: Confirm) => void;
}

/** What a screen is drawn from: nothing else. */
export interface ViewProps extends Seen {
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
}
