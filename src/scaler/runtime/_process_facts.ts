import { readFileSync } from "node:fs";

/** What the operating system tells of a process at one moment. */
export interface ProcessFacts {
  /**
   * Differs for every process that ever has this pid: when it was started, and
   * in which run of the machine.
   */
  readonly identity: string;
  readonly cpuMs: number;
  readonly memoryBytes: number;
}

/** What is known of a living process; `undefined` when there is none. */
export function processFacts(pid: number): ProcessFacts | undefined {
  return process.platform === "linux" ? fromProc(pid) : fromPs(pid);
}

// USER_HZ: what /proc counts in is 1/100 s on every Linux.
const TICK_MS = 10;
// Of the fields that follow the name in parentheses, counted from 0.
const STATE = 0;
const UTIME = 11;
const STIME = 12;
const STARTTIME = 19;

function fromProc(pid: number): ProcessFacts | undefined {
  const stat = contents(`/proc/${pid}/stat`);
  const status = contents(`/proc/${pid}/status`);
  if (!stat || !status) return undefined;
  // The name may hold spaces and parentheses itself: the last one ends it.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (fields[STATE] === "Z" || fields[STATE] === "X") return undefined;
  const ticks = Number(fields[UTIME]) + Number(fields[STIME]);
  const rssKib = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0);
  return {
    identity: `${bootId()} ${fields[STARTTIME]}`,
    cpuMs: ticks * TICK_MS,
    memoryBytes: rssKib * 1024,
  };
}

function bootId(): string {
  return contents("/proc/sys/kernel/random/boot_id")?.trim() ?? "";
}

function contents(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined; // the process has ended
  }
}

function fromPs(pid: number): ProcessFacts | undefined {
  const columns = ["stat=", "time=", "rss=", "lstart="];
  const options = columns.flatMap((it) => ["-o", it]);
  const ps = Bun.spawnSync(["ps", ...options, "-p", String(pid)], {
    env: { LC_ALL: "C", PATH: "/usr/bin:/bin" },
  });
  return parsePs(ps.stdout.toString());
}

/** Reads `ps -o stat= -o time= -o rss= -o lstart=`. */
export function parsePs(line: string): ProcessFacts | undefined {
  const [, stat, time, rss, started] =
    /^\s*(\S+)\s+(\S+)\s+(\d+)\s+(\S.*\S)\s*$/.exec(line) ?? [];
  if (!stat || !time || !rss || !started) return undefined;
  if (stat.startsWith("Z")) return undefined;
  return {
    identity: started,
    cpuMs: timeMs(time),
    memoryBytes: Number(rss) * 1024,
  };
}

/** `[[days-]hours:]minutes:seconds[.hundredths]` */
function timeMs(text: string): number {
  const [clock = "", days = "0"] = text.split("-").reverse();
  const seconds = clock
    .split(":")
    .reduce((sum, part) => sum * 60 + Number(part), 0);
  return (Number(days) * 86_400 + seconds) * 1_000;
}
