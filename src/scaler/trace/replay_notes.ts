import type { InferredWork } from "./infer_work.ts";
import type { ReadOptions, RecordedTraffic } from "./read_trace.ts";
import type { ReplayRequest } from "./replay_scenario.ts";

/** Without a word for that long, nothing was recorded, ms. */
const GAP_MS = 30_000;

/** What to bear in mind of a recording that is played, as sentences. */
export function replayNotes(
  traffic: RecordedTraffic,
  work: InferredWork,
  asked: ReadOptions & Pick<ReplayRequest, "settings">,
): readonly string[] {
  return [...onRecording(traffic, asked), ...onWork(work, traffic, asked)];
}

function onRecording(
  { fromMs, toMs, dropped, states }: RecordedTraffic,
  asked: ReadOptions,
): readonly string[] {
  const notes: string[] = [];
  const tookMs = toMs - fromMs;
  if (asked.toMs - asked.fromMs - tookMs > GAP_MS) {
    const minutes = (tookMs / 60_000).toFixed(1);
    notes.push(`Only ${minutes} minutes of that while could be played`);
  }
  if (dropped > 0) {
    notes.push(
      `${dropped} requests came too fast to be recorded, and are missing`,
    );
  }
  const inside = states.filter(({ atMs }) => atMs >= fromMs && atMs <= toMs);
  if (new Set(inside.map(({ settings }) => settings)).size > 1) {
    notes.push(
      "Settings were changed meanwhile: what was seen was partly under others",
    );
  }
  const isOff = inside.some(
    ({ atMs }, at) => at > 0 && atMs - (inside[at - 1]?.atMs ?? 0) > GAP_MS,
  );
  if (isOff) notes.push("For a part of that while nothing was recorded");
  return notes;
}

function onWork(
  { parallel, isParallelLeast, isSaturated, known }: InferredWork,
  { requests }: RecordedTraffic,
  { settings }: Pick<ReplayRequest, "settings">,
): readonly string[] {
  const notes: string[] = [];
  const most = Math.max(...settings.map(({ concurrency }) => concurrency));
  if (isParallelLeast && known > 0 && parallel < most) {
    notes.push(
      `No end server ever had more than ${parallel} at once: what more of them would do to each other is not known`,
    );
  }
  if (isSaturated && most > 1) {
    notes.push(
      "End servers were full nearly all the time: what a request takes by itself, and how many are worked on at once, is a guess",
    );
  }
  if (known < requests.length / 2) {
    notes.push(
      "Fewer than half of the requests were answered: the others are taken to be like them",
    );
  }
  return notes;
}
