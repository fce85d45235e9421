import type { DocumentName } from "./documents.ts";

/** What clients do. */
export interface Load {
  readonly connections: number;
  /** Requests in flight on one connection. */
  readonly streams: number;
  /** Of all connections together. */
  readonly requests: number;
  /** What is answered. */
  readonly document: DocumentName;
  /** Length of the message in each request. */
  readonly uploadBytes: number;
  /** Mean rate of all connections together. @default as fast as it goes */
  readonly perSecond?: number;
}

/** What clients saw; a run with a single error is no result. */
export type LoadRun =
  | {
      readonly kind: "ran";
      readonly requestsPerSecond: number;
      readonly p50Us: number;
      readonly p99Us: number;
    }
  | { readonly kind: "failed"; readonly reason: string };

/** Where the load goes and where its files may lie. */
export interface LoadOptions {
  readonly port: number;
  readonly directory: string;
}
