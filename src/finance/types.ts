import type { ViolationCode } from "../base/errors.ts";
import type { Decimal } from "./decimal.ts";
import type { Paise } from "./paise.ts";

/** A calendar date as `YYYY-MM-DD`. */
export type IsoDate = string;

/** What a field or a figure is; tells how it is checked, typed and shown. */
export type Kind =
  | "money"
  | "percent"
  | "integer"
  | "decimal"
  | "choice"
  | "flag"
  | "date"
  | "text";

/** One of the values a choice accepts. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/**
 * One input. Its name is its key in `fields`: camelCase in code, snake_case on
 * the wire. Made by the constructors of `fields.ts`.
 */
export interface Field {
  readonly kind: Kind;
  /** Its number in the request message; never used again for another. */
  readonly tag: number;
  readonly label: string;
  /** `INR`, `% a year`, `months`; empty when it has none. */
  readonly unit: string;
  /** Least number, as a decimal string; first date; empty: no bound. */
  readonly min: string;
  /** Greatest number; last date; of a text: most characters; empty: no bound. */
  readonly max: string;
  readonly maxDecimals: number;
  /** Of a choice; empty otherwise. */
  readonly choices: readonly Choice[];
  /** Taken when the field is left out; a flag's is `true` or `false`. */
  readonly default?: string;
  readonly required: boolean;
  readonly example: string;
  readonly help: string;
}

/** The inputs of a calculator, in the order a form shows them. */
export type Fields = Readonly<Record<string, Field>>;

/** One figure of a result. */
export interface ScalarOutput {
  readonly kind: Kind;
  readonly tag: number;
  readonly label: string;
  readonly unit: string;
  /** Decimals that money and per cent are rounded to, half-up. */
  readonly decimals: number;
  readonly help: string;
}

/** A list of rows, each with the same columns. */
export interface TableOutput<C extends Columns = Columns> {
  readonly kind: "table";
  readonly tag: number;
  readonly label: string;
  readonly unit: string;
  readonly columns: C;
  readonly help: string;
}

/** The columns of a table; tables do not nest. */
export type Columns = Readonly<Record<string, ScalarOutput>>;

/** A figure or a table of a result. */
export type Output = ScalarOutput | TableOutput;

/**
 * What a calculator answers. Tags by convention: 1 to 29 figures, 30 what was
 * assumed, 31 and up tables, so that each group can grow.
 */
export type Outputs = Readonly<Record<string, Output>>;

/** A number whose decimals are known only once it is computed. */
export interface Figure {
  readonly value: Decimal;
  readonly decimals: number;
}

interface ValueOfKind {
  readonly money: Decimal;
  readonly percent: Decimal;
  readonly decimal: Decimal;
  readonly integer: number;
  readonly choice: string;
  readonly flag: boolean;
  readonly date: IsoDate;
  readonly text: string;
}

interface ResultOfKind extends Omit<ValueOfKind, "decimal" | "money"> {
  /** Rounded here; or whole paise, which are rounded already. */
  readonly money: Decimal | Paise;
  readonly decimal: Figure;
}

/** The value of a field that was given; a choice's is one of its choices. */
export type ValueOf<F extends Field> = F["kind"] extends "choice"
  ? F["choices"][number]["value"]
  : ValueOfKind[F["kind"]];

type IsAlwaysThere<F extends Field> = F extends { readonly required: true }
  ? true
  : F extends { readonly default: string }
    ? true
    : false;

/** What `compute` gets: optional fields without a default may be missing. */
export type Values<F extends Fields = Fields> = {
  readonly [Name in keyof F]: IsAlwaysThere<F[Name]> extends true
    ? ValueOf<F[Name]>
    : ValueOf<F[Name]> | undefined;
};

/** What `check` gets: any field may be missing, because it broke its rules. */
export type Given<F extends Fields = Fields> = {
  readonly [Name in keyof F]: ValueOf<F[Name]> | undefined;
};

/** The value an output takes; a cell that says nothing is left out. */
export type ResultOf<O extends Output> = O extends TableOutput
  ? readonly {
      readonly [Name in keyof O["columns"]]: Cell<O, Name> | undefined;
    }[]
  : ResultOfKind[Exclude<O["kind"], "table">];

type Cell<
  O extends TableOutput,
  Name extends keyof O["columns"],
> = ResultOfKind[O["columns"][Name]["kind"]];

/**
 * What `compute` returns: a value for every output, or `undefined` where it
 * would say nothing of this request.
 */
export type Results<O extends Outputs = Outputs> = {
  readonly [Name in keyof O]: ResultOf<O[Name]> | undefined;
};

/** Exchange rates of one date; plain data, so that it crosses processes. */
export interface RatesTable {
  readonly date: IsoDate;
  /** Who published it, as it must be named beside a result. */
  readonly source: string;
  /** Units of a currency for one euro, as published; without EUR itself. */
  readonly perEuro: Readonly<Record<string, string>>;
  /** When it was fetched, ms since 1970; missing when it came with a program. */
  readonly fetchedAtMs?: number;
}

/** What a calculator may know of the world; it reads no clock and no file. */
export interface Context {
  /** The date in India. */
  readonly today: IsoDate;
  readonly nowMs: number;
  readonly rates: RatesTable;
}

/** A rule that spans fields and was broken; `field` is in camelCase. */
export interface Violation<Name extends string = string> {
  readonly field: Name;
  readonly code: ViolationCode;
  readonly message: string;
}

/** What a page about a calculator says beyond its fields and figures. */
export interface About {
  /** How the figures come about, a sentence or a formula each. */
  readonly formula: readonly string[];
  /** Where formula, conventions and tables are from. */
  readonly sources: readonly string[];
  /** What it leaves out, so that nobody relies on it for that. */
  readonly outOfScope: readonly string[];
  /** A request the page shows with its answer; names in snake_case. */
  readonly example: Readonly<Record<string, string>>;
}

/** A service: from it come its proto, its form, its flags and its help. */
export interface Calculator<
  F extends Fields = Fields,
  O extends Outputs = Outputs,
> {
  readonly title: string;
  /** One sentence: what it answers. */
  readonly summary: string;
  readonly about: About;
  readonly fields: F;
  readonly outputs: O;
  /** Rules that span fields; called even when single fields broke theirs. */
  check?(
    given: Given<F>,
    context: Context,
  ): readonly Violation<keyof F & string>[];
  /** The figures of valid values; pure. */
  compute(values: Values<F>, context: Context): Results<O>;
}
