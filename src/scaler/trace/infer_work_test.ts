import { describe, expect, test } from "bun:test";

import { chance } from "../simulator/chance.ts";
import { inferWork } from "./infer_work.ts";
import { recordOf } from "./_samples.ts";
import type { RequestRecord } from "./types.ts";

interface Hall {
  readonly parallel: number;
  /** Share of the end server's places in use. */
  readonly use: number;
  readonly work: (prng: () => number) => number;
  readonly count?: number;
  readonly endServers?: number;
}

/** What would be recorded of end servers that serve in order, taken in turn. */
function recordedHall({
  parallel,
  use,
  work,
  count = 4_000,
  endServers = 2,
}: Hall) {
  const prng = chance(7);
  const gapMs = 20 / (use * parallel * endServers);
  const ends: number[][] = Array.from({ length: endServers }, () => []);
  const works: number[] = [];
  let nowMs = 0;
  const requests = Array.from({ length: count }, (_, at): RequestRecord => {
    nowMs += -Math.log(1 - prng()) * gapMs;
    const own = ends[at % endServers] ?? [];
    const busy = own.filter((it) => it > nowMs).sort((a, b) => a - b);
    const beganMs = busy.at(-parallel) ?? nowMs;
    const workMs = work(prng);
    works.push(workMs);
    const endedMs = beganMs + workMs;
    ends[at % endServers] = [...busy, endedMs];
    return recordOf({
      arrivedMs: nowMs,
      endedMs,
      beside: busy.length,
      endServer: 1 + (at % endServers),
    });
  });
  return { requests, works };
}

function exponential(prng: () => number): number {
  return -Math.log(1 - prng()) * 20;
}

function constant(): number {
  return 20;
}

describe("inferWork() finds the work and how many fit at once", () => {
  for (const parallel of [1, 2, 4, 10]) {
    for (const use of [0.5, 0.8, 0.95]) {
      for (const work of [exponential, constant]) {
        const name = `${parallel} at once, ${use * 100} % in use, ${work.name}`;
        test(name, () => {
          const { requests, works } = recordedHall({ parallel, use, work });
          const found = inferWork(requests);
          const mean = (it: readonly number[]) =>
            it.reduce((sum, one) => sum + one, 0) / it.length;
          const foundMean = mean([...found.workMs]);
          expect(Math.abs(foundMean / mean(works) - 1)).toBeLessThan(0.05);
          if (use >= 0.8) expect(found.parallel).toBe(parallel);
        });
      }
    }
  }
});

test("inferWork() gives each its own work where they are served in order", () => {
  const hall = { parallel: 1, use: 0.8, work: exponential };
  const { requests, works } = recordedHall(hall);
  const { workMs, waitMs, parallel } = inferWork(requests);
  expect(parallel).toBe(1);
  for (const [at, own] of works.entries()) {
    expect(workMs[at]).toBeCloseTo(own, 6);
    const { arrivedMs, endedMs } = requests[at] ?? recordOf();
    expect(waitMs[at]).toBeCloseTo(endedMs - arrivedMs - own, 6);
  }
});

test("inferWork() is not misled by a machine that stands still now and then", () => {
  const work = (prng: () => number) => (prng() < 0.01 ? 250 : 18);
  const hall = { parallel: 1, use: 0.7, work };
  expect(inferWork(recordedHall(hall).requests).parallel).toBe(1);
});

test("inferWork() says when end servers were full all the time", () => {
  const full = Array.from({ length: 200 }, (_, at) =>
    recordOf({ arrivedMs: at, endedMs: (at + 10) * 20, beside: 9 }),
  );
  expect(inferWork(full).isSaturated).toBe(true);
  const { requests } = recordedHall({ parallel: 4, use: 0.8, work: constant });
  expect(inferWork(requests).isSaturated).toBe(false);
});

test("inferWork() says when nobody was ever in another's way", () => {
  const hall = { parallel: 10, use: 0.1, work: constant };
  const { requests } = recordedHall(hall);
  const { parallel, isParallelLeast } = inferWork(requests);
  expect(isParallelLeast).toBe(true);
  expect(parallel).toBe(Math.max(...requests.map((it) => it.beside + 1)));
});

test("inferWork() gives one that was refused or given up the work of one before it", () => {
  const { requests } = recordedHall({ parallel: 1, use: 0.2, work: constant });
  const refused = recordOf({
    arrivedMs: 1e9,
    endedMs: 1e9,
    ending: "rejected",
    endServer: 0,
  });
  const late = recordOf({ arrivedMs: 1e9 + 1, endedMs: 2e9, ending: "late" });
  const { workMs, known } = inferWork([...requests, refused, late]);
  expect(workMs.at(-2)).toBeCloseTo(20, 6);
  expect(workMs.at(-1)).toBeCloseTo(20, 6);
  expect(known).toBe(requests.length);
});

test("inferWork() of nothing is nothing", () => {
  expect(inferWork([])).toMatchObject({ parallel: 1, known: 0 });
});
