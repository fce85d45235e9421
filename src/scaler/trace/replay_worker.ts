/**
 * The program of a replay's thread: one request in, progress and the result
 * out. An error that nothing caught ends it, which control sees and reports.
 */
import { setPriority } from "node:os";

import { replay, type Replayed } from "./replay.ts";
import type { ReplayRequest } from "./replay_scenario.ts";

declare const self: Worker;

/** What the thread tells. */
export type ReplayReport =
  | { readonly kind: "progress"; readonly done: number; readonly total: number }
  | { readonly kind: "replayed"; readonly replayed: Replayed };

/** On Linux this thread alone: requests go first. */
const NICEST = 19;
const REPORT_MS = 100;

self.onmessage = ({ data }: MessageEvent<ReplayRequest>) => {
  setPriority(NICEST);
  let toldMs = 0;
  const tell = (report: ReplayReport) => self.postMessage(report);
  const replayed = replay(data, (done, total) => {
    const nowMs = performance.now();
    if (nowMs - toldMs < REPORT_MS) return;
    toldMs = nowMs;
    tell({ kind: "progress", done, total });
  });
  tell({ kind: "replayed", replayed });
};
