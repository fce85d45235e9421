import type { RatesTable } from "../../finance/mod.ts";

/** Where tables of exchange rates come from. */
export interface RatesSource {
  /** What it is called in sentences: its host. */
  readonly name: string;
  readonly url: string;
  /** Readers of what it may answer, by the type it says that is. */
  readonly readers: readonly Reader[];
}

/** Reads one kind of file. */
export interface Reader {
  /** Of a content type, without its parameters. */
  readonly contentType: RegExp;
  /** @throws {SyntaxError} naming what is wrong with the file. */
  readonly read: (text: string) => RatesTable;
}

/** Sends a request: the `fetch` of the platform. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** How it stands with the exchange rates. */
export interface RatesStatus {
  readonly table: RatesTable;
  readonly state: "off" | "current" | "waiting" | "failing";
  /** Of the last attempt; empty when it succeeded. */
  readonly lastError: string;
  /** ms since 1970; `undefined` before the first. */
  readonly lastAttemptMs: number | undefined;
  readonly nextAttemptMs: number | undefined;
}
