import type { Settings } from "../../src/wire/messages.ts";

/** A load on an instance, and the settings that are compared under it. */
export interface Scene {
  readonly title: string;
  readonly perSecond: number;
  /** Recorded under these. */
  readonly settings: Settings;
  /** Foretold from that, and then run. */
  readonly other: Settings;
}

/** End servers that compute take a core each: two of them, half in use. */
const COMPUTES = { services: ["echo"], cpuMs: 4 };
const SLEEPS = { services: ["echo"], sleepMs: 50 };

/** What is recorded, played again and foretold. */
export const SCENES: readonly Scene[] = [
  {
    title: "computes 4 ms, 1 end server, 130/s; then 2",
    perSecond: 130,
    settings: { ...COMPUTES, min: 1, max: 1 },
    other: { min: 2, max: 2 },
  },
  {
    title:
      "computes 4 ms, 2 end servers, random, 200/s; then least_connections",
    perSecond: 200,
    settings: { ...COMPUTES, min: 2, max: 2, strategy: "random" },
    other: { strategy: "least_connections" },
  },
  {
    title: "sleeps 50 ms, 2 end servers of 4 slots, 130/s; then 3",
    perSecond: 130,
    settings: { ...SLEEPS, min: 2, max: 2, concurrency: 4 },
    other: { min: 3, max: 3 },
  },
  {
    title:
      "sleeps 50 ms, 1 to 6 end servers of 4 slots, queueing at 3, 130/s; then at 2",
    perSecond: 130,
    settings: {
      ...SLEEPS,
      ...{ min: 1, max: 6, concurrency: 4 },
      ...{ policy: "queueing", queueTarget: 3 },
    },
    other: { queueTarget: 2 },
  },
];
