import type { Powers } from "../powers.ts";
import type { State } from "../types.ts";

/** Something that is done by typing its name. */
export interface Verb {
  readonly name: string;
  readonly aliases?: readonly string[];
  /** What it does, as the palette and the help say it. */
  readonly label: string;
  /** What is typed after the name. @default nothing */
  readonly argument?: VerbArgument;
  /** Changes something at the scaler. @default false */
  readonly write?: boolean;
  /** Whether it can be done where one is. @default everywhere */
  readonly isHere?: (state: State) => boolean;
  /** Does it; what is wrong with the argument is said to the person. */
  readonly run: (argument: string, powers: Powers) => void;
}

/** What a verb needs to know. */
export interface VerbArgument {
  /** What stands for it where verbs are listed: `NAME`. */
  readonly name: string;
  /** The verb does something without it, too. @default false */
  readonly isOptional?: boolean;
  /** Anything else than the choices can be typed, too. @default false */
  readonly isOpen?: boolean;
  /** What can be typed, where that is known. */
  readonly choices: (state: State) => readonly VerbChoice[];
}

/** One thing to type after a verb. */
export interface VerbChoice {
  readonly value: string;
  readonly label: string;
}
