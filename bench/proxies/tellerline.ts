import { join } from "node:path";

import type { Proxy } from "./types.ts";

const MAIN = join(import.meta.dir, "../../src/main.ts");

/** This project, as a user runs it; no limit of requests, as the others. */
export const tellerline = {
  name: "tellerline",
  title: "tellerline",
  program: "bun",
  command: ({ port, backends }) => [
    process.execPath,
    MAIN,
    "balance",
    `--listen=127.0.0.1:${port}`,
    ...backends.map((it) => `--to=127.0.0.1:${it}`),
    "--concurrency=10000",
    "--queue-limit=10000",
  ],
} satisfies Proxy;
