import { dlopen, ptr } from "bun:ffi";

/**
 * Reads the CPU time of a whole process in nanoseconds, threads that have
 * ended included; 0 when the process is gone. What `/proc` tells is either in
 * hundredths of a second or of living threads only, and a JavaScript engine's
 * compiling threads come and go.
 */
export function cpuClockNs(pid: number): number {
  const { clock_gettime: read } = libc().symbols;
  const time = new BigInt64Array(2); // seconds, nanoseconds
  if (read(clockOf(pid), ptr(time)) !== 0) return 0;
  const [seconds = 0n, nanoseconds = 0n] = time;
  return Number(seconds) * 1e9 + Number(nanoseconds);
}

/** The clock of a process, as Linux numbers them: `clock_getcpuclockid(3)`. */
function clockOf(pid: number): number {
  return (~pid << 3) | 2;
}

let opened: ReturnType<typeof openLibc> | undefined;

/** Opened on first use: the other measurements run on any system. */
function libc(): ReturnType<typeof openLibc> {
  opened ??= openLibc();
  return opened;
}

function openLibc() {
  return dlopen("libc.so.6", {
    clock_gettime: { args: ["i32", "ptr"], returns: "i32" },
  });
}
