import type { ReactNode } from "react";

import type { Action } from "./actions.ts";
import type { Effects } from "./effects.ts";
import type { Binding } from "./key_map.ts";
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
  readonly rows?: (data: Data, route: Route) => Rows;
  /** The feed whose silence this screen must tell. */
  readonly feed?: (route: Route) => string;
  /** Does what a binding names. */
  readonly run?: (command: string, context: Context) => void;
  /** Goes back within itself; `false` where the screen itself is left. */
  readonly back?: (context: Context) => boolean;
  /** Sends its form. */
  readonly submit?: (context: Context) => void;
  readonly View: (props: ViewProps) => ReactNode;
}

/** The rows of a table, top to bottom. */
export interface Rows {
  /** The table: each keeps a selection of its own. */
  readonly tab: string;
  readonly ids: readonly string[];
  /** Until a row is selected the last one is, whichever that becomes. */
  readonly followsEnd?: boolean;
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
export interface ViewProps {
  readonly data: Data;
  readonly route: Route;
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
}
