import type { DocumentName } from "../load/documents.ts";

/** A way of using a proxy; all else is the same for all. */
export interface Scenario {
  readonly name: string;
  readonly title: string;
  readonly connections: number;
  /** Requests in flight on one connection. */
  readonly streams: number;
  readonly requests: number;
  readonly backends: number;
  /** @default 16 bytes */
  readonly document: DocumentName;
  /** Length of the message in each request. */
  readonly uploadBytes: number;
  /** MiB that one request moves, where bytes are what counts. */
  readonly mebibytes?: number;
  /** At half the rate that the slowest can do, instead of all it can. */
  readonly isPaced?: boolean;
}

const UNARY = {
  document: "small.grpc",
  uploadBytes: 100,
  backends: 2,
} as const;

/** Every scenario, in the order of the report. */
export const SCENARIOS: readonly Scenario[] = [
  {
    ...UNARY,
    name: "unary_4x16",
    title: "Unary, 4 connections × 16 streams",
    connections: 4,
    streams: 16,
    requests: 80_000,
  },
  {
    ...UNARY,
    name: "unary_32x4",
    title: "Unary, 32 connections × 4 streams",
    connections: 32,
    streams: 4,
    requests: 80_000,
  },
  {
    ...UNARY,
    name: "unary_1x1",
    title: "Unary, one at a time",
    connections: 1,
    streams: 1,
    requests: 8_000,
  },
  {
    ...UNARY,
    name: "unary_paced",
    title: "Unary at an equal, unsaturated rate, 4 connections",
    connections: 4,
    streams: 100,
    requests: 8_000,
    isPaced: true,
  },
  {
    ...UNARY,
    name: "answers_64_kib",
    title: "Answers of 64 KiB, 4 × 16",
    connections: 4,
    streams: 16,
    requests: 8_000,
    document: "64_kib.grpc",
    mebibytes: 1 / 16,
  },
  {
    ...UNARY,
    name: "uploads_1_mib",
    title: "Uploads of 1 MiB, 4 × 4",
    connections: 4,
    streams: 4,
    requests: 800,
    uploadBytes: 1024 * 1024,
    mebibytes: 1,
  },
  {
    ...UNARY,
    name: "streams_16_mib",
    title: "Long streams of 16 MiB, 4 × 4",
    connections: 4,
    streams: 4,
    requests: 64,
    document: "16_mib.grpc",
    mebibytes: 16,
  },
  ...[16, 64].map((backends) => ({
    ...UNARY,
    name: `backends_${backends}`,
    title: `Unary, 4 × 16, over ${backends} backends`,
    connections: 4,
    streams: 16,
    requests: 80_000,
    backends,
  })),
  ...[10, 100, 1_000].map((connections) => ({
    ...UNARY,
    name: `connections_${connections}`,
    title: `Unary, ${connections} busy connections × 1`,
    connections,
    streams: 1,
    requests: 80_000,
  })),
];
