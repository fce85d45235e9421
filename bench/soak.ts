/**
 * `bun bench/soak.ts [--minutes N]`: calls and connections through `balance`
 * for N minutes (15), half of them each. Prints what memory and descriptors
 * did, and ends with 1 when memory grows by more than 1 MB for 10 000 calls
 * or 5 000 connections, or descriptors do not come back.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";

import { CORES } from "./machine/cores.ts";
import { residentBytesOf } from "./machine/process_figures.ts";
import { freePort, startProgram } from "./machine/program.ts";
import { growth, settled, type Sample } from "./soak/growth.ts";
import { CALLS, CONNECTIONS, runActs, type Act } from "./soak/traffic.ts";

const ROOT = join(import.meta.dir, "..");
const MAIN = join(ROOT, "src/main.ts");
const SERVERS = join(ROOT, "_tools/testing/interop");
/** Whole answers from two; resets, refusals and GOAWAY from the third. */
const PROGRAMS = ["server.ts", "server.ts", "faulty_server.ts"];
const MOST_BYTES = 1_000_000;
const MOST_FILES = 4;
const SETTLE_MS = 300;

interface Phase {
  readonly name: string;
  readonly acts: readonly Act[];
  /** Done between two samples. */
  readonly round: number;
  /** The growth is told for so many. */
  readonly unit: number;
}

const PHASES: readonly Phase[] = [
  { name: "calls", acts: CALLS, round: 5_000, unit: 10_000 },
  { name: "connections", acts: CONNECTIONS, round: 1_000, unit: 5_000 },
];

async function main(args: readonly string[]): Promise<number> {
  const minutes = minutesOf(args);
  await using cleanup = new AsyncDisposableStack();
  const ports: number[] = [];
  for (const program of PROGRAMS) {
    const port = freePort();
    const command = [process.execPath, join(SERVERS, program), String(port)];
    cleanup.use(await startProgram(command, { core: CORES.load, port }));
    ports.push(port);
  }
  const port = freePort();
  const to = ports.map((it) => `--to=127.0.0.1:${it}`);
  const flags = ["balance", `--listen=127.0.0.1:${port}`, ...to];
  const command = [process.execPath, MAIN, ...flags];
  const { pid } = cleanup.use(
    await startProgram(command, { core: CORES.proxy, port }),
  );
  let isFine = true;
  for (const phase of PHASES) {
    const untilMs = Date.now() + (minutes * 60_000) / PHASES.length;
    isFine = (await soak(phase, { pid, port, untilMs })) && isFine;
  }
  return isFine ? 0 : 1;
}

async function soak(
  { name, acts, round, unit }: Phase,
  {
    pid,
    port,
    untilMs,
  }: { readonly pid: number; readonly port: number; readonly untilMs: number },
): Promise<boolean> {
  const samples: Sample[] = [];
  const codes = new Map<number, number>();
  for (let done = 0; Date.now() < untilMs || samples.length < 4;) {
    for (const [code, count] of await runActs(acts, port, round)) {
      codes.set(code, (codes.get(code) ?? 0) + count);
    }
    done += round;
    await Bun.sleep(SETTLE_MS); // until sockets have closed
    samples.push({ done, bytes: residentBytesOf(pid), files: filesOf(pid) });
  }
  const kept = settled(samples);
  const bytes = growth(kept) * unit;
  const [first] = kept;
  const last = kept.at(-1);
  const files = (last?.files ?? 0) - (first?.files ?? 0);
  process.stdout.write(
    `${last?.done} ${name}: memory ${megabytes(first?.bytes)} → ${megabytes(last?.bytes)}, ` +
      `${megabytes(bytes)} for ${unit} ${name}; ` +
      `descriptors ${first?.files} → ${last?.files}; by status: ${listed(codes)}\n`,
  );
  return bytes <= MOST_BYTES && files <= MOST_FILES;
}

function filesOf(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).length;
}

function megabytes(bytes = NaN): string {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}

function listed(codes: ReadonlyMap<number, number>): string {
  const sorted = [...codes].toSorted(([a], [b]) => a - b);
  return sorted.map(([code, count]) => `${code} × ${count}`).join(", ");
}

/** @throws {RangeError} when it is no time to soak for. */
function minutesOf(args: readonly string[]): number {
  const at = args.indexOf("--minutes");
  const minutes = at < 0 ? 15 : Number(args[at + 1]);
  if (minutes > 0) return minutes;
  throw new RangeError(
    `Cannot soak for ${args[at + 1]} minutes: it is not a positive number`,
  );
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${Bun.inspect(error)}\n`);
    process.exit(2);
  },
);
