import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Measurement, Row } from "./types.ts";

const MAIN = join(import.meta.dir, "../src/main.ts");
const TOOLS = ["h2load", "nghttpd"];
const ROUNDS = 3;
const BACKENDS = 2;
/** Linux counts a process's time in hundredths of a second. */
const TICK_US = 10_000;

/** How h2load calls. */
interface Shape {
  readonly title: string;
  readonly connections: number;
  readonly streams: number;
  readonly requests: number;
  readonly path: string;
}

const SHAPES: readonly Shape[] = [
  { title: "4 × 16", connections: 4, streams: 16, requests: 20_000, path: "s" },
  { title: "32 × 4", connections: 32, streams: 4, requests: 20_000, path: "s" },
  { title: "1 × 1", connections: 1, streams: 1, requests: 5_000, path: "s" },
  {
    title: "4 × 16, 64 KiB",
    connections: 4,
    streams: 16,
    requests: 4_000,
    path: "b",
  },
];

/** `balance` in front of two nghttpd, called by h2load; all on one machine. */
export const forwarding = {
  name: "forwarding",
  title: `Requests through \`balance\` (h2load → balance → ${BACKENDS} × nghttpd; connections × streams; median of ${ROUNDS})`,
  async run() {
    const missing = TOOLS.filter((tool) => !Bun.which(tool));
    if (missing.length > 0 || process.platform !== "linux") {
      const reason = `needs Linux with ${TOOLS.join(" and ")} (Debian: nghttp2-client, nghttp2-server)`;
      return { kind: "skipped", reason };
    }
    await using cleanup = new AsyncDisposableStack();
    const root = documents(cleanup);
    const ports = Array.from({ length: BACKENDS }, freePort);
    for (const port of ports) startNghttpd(cleanup, { port, root });
    const balancer = await startBalance(cleanup, ports);
    await h2load(SHAPES[0], balancer.port); // warms up
    const rows: Row[] = [];
    for (const shape of SHAPES) rows.push(await measure(shape, balancer));
    return { kind: "measured", rows };
  },
} satisfies Measurement;

interface Balancer {
  readonly port: number;
  readonly pid: number;
}

async function measure(shape: Shape, balancer: Balancer): Promise<Row> {
  const runs: { readonly rate: number; readonly cpuUs: number }[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const before = cpuTicks(balancer.pid);
    const rate = await h2load(shape, balancer.port);
    const ticks = cpuTicks(balancer.pid) - before;
    runs.push({ rate, cpuUs: (ticks * TICK_US) / shape.requests });
  }
  return {
    what: shape.title,
    values: {
      "requests/s": Math.round(median(runs.map((it) => it.rate))),
      "cpu µs/request": round(median(runs.map((it) => it.cpuUs))),
    },
  };
}

/** Requests a second. @throws when any request failed. */
async function h2load(shape: Shape | undefined, port: number): Promise<number> {
  if (!shape) return 0;
  const { requests, connections, streams, path } = shape;
  const out =
    await Bun.$`h2load -n${requests} -c${connections} -m${streams} http://127.0.0.1:${port}/${path}`.text();
  const failed = /(\d+) failed/.exec(out)?.[1];
  if (failed !== "0") throw new Error(`Cannot measure: h2load said ${out}`);
  return Number(/([\d.]+) req\/s/.exec(out)?.[1]);
}

/** User and system time so far, of all threads. */
function cpuTicks(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return Number(fields[11]) + Number(fields[12]); // utime, stime
}

function documents(cleanup: AsyncDisposableStack): string {
  const root = mkdtempSync(join(tmpdir(), "tellerline-bench-"));
  cleanup.defer(() => rmSync(root, { recursive: true }));
  writeFileSync(join(root, "s"), "small");
  writeFileSync(join(root, "b"), Buffer.alloc(64 * 1024));
  return root;
}

function startNghttpd(
  cleanup: AsyncDisposableStack,
  { port, root }: { readonly port: number; readonly root: string },
): void {
  const flags = ["--no-tls", "-d", root, "-a", "127.0.0.1"];
  const child = Bun.spawn(["nghttpd", ...flags, String(port)], {
    stdout: "ignore",
    stderr: "inherit",
  });
  cleanup.use(child);
}

/** Resolves once it balances; its connections follow within moments. */
async function startBalance(
  cleanup: AsyncDisposableStack,
  ports: readonly number[],
): Promise<Balancer> {
  const to = ports.map((port) => `--to=127.0.0.1:${port}`);
  const listen = ["--listen", "127.0.0.1:0"];
  const child = Bun.spawn(
    [process.execPath, MAIN, "balance", ...listen, ...to],
    {
      stdout: "pipe",
      stderr: "inherit",
    },
  );
  cleanup.use(child);
  const { value } = await child.stdout.getReader().read();
  const line = new TextDecoder().decode(value);
  const port = Number(/^Balancing \S+:(\d+) /.exec(line)?.[1]);
  if (!port) throw new Error(`Cannot measure: balance said "${line}"`);
  return { port, pid: child.pid };
}

function freePort(): number {
  using server = Bun.listen({
    hostname: "127.0.0.1",
    port: 0,
    socket: { data() {} },
  });
  return server.port;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
