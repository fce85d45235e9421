import type { Editing } from "./components/edit.ts";
import type { FormState } from "./components/form.ts";
import type { Fate } from "./console_options.ts";

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
