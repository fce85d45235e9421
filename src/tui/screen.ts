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
  /** The ids of the rows that can be selected, top to bottom. */
  readonly rows?: (data: Data, route: Route) => readonly string[];
  /** The feed whose silence this screen must tell. */
  readonly feed?: (route: Route) => string;
  /** Does what a binding names. */
  readonly run?: (command: string, context: Context) => void;
  /** Sends its form. */
  readonly submit?: (context: Context) => void;
  readonly View: (props: ViewProps) => ReactNode;
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
