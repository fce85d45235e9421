import { join } from "node:path";

import type { Front, Proxy } from "./types.ts";

const MAIN = join(import.meta.dir, "../../src/main.ts");
const NEIGHBOURS = join(import.meta.dir, "../neighbour/neighbours_program.ts");

/** This project, as a user runs it; no limit of requests, as the others. */
export const tellerline = {
  name: "tellerline",
  title: "tellerline",
  program: "bun",
  command({ fronts }) {
    const [front, ...more] = fronts;
    return more.length === 0 && front
      ? [process.execPath, MAIN, "balance", ...flagsOf(front)]
      : [process.execPath, NEIGHBOURS, JSON.stringify(fronts)];
  },
} satisfies Proxy;

function flagsOf({ port, backends }: Front): readonly string[] {
  return [
    `--listen=127.0.0.1:${port}`,
    ...backends.map((it) => `--to=127.0.0.1:${it}`),
    "--concurrency=10000",
    "--queue-limit=10000",
  ];
}
