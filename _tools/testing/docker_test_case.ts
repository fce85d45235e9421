import { test } from "bun:test";

const SOCKET = "/var/run/docker.sock";
const PROBE_MS = 5_000;

/** Whether a Docker engine answers on this machine's socket. */
export const engineAnswers = await probe();

async function probe(): Promise<boolean> {
  const signal = AbortSignal.timeout(PROBE_MS);
  try {
    const answer = await fetch("http://engine/_ping", { unix: SOCKET, signal });
    return answer.ok;
  } catch {
    return false; // no socket, no permission, no answer: all mean "no engine"
  }
}

/**
 * A test that needs a Docker engine. Without one it is a skip that says so, or
 * a failure where `TELLERLINE_REQUIRE_DOCKER` is set.
 */
export function dockerTest(
  name: string,
  run: () => Promise<void>,
  options: { readonly timeoutMs?: number } = {},
): void {
  const timeout = options.timeoutMs ?? 60_000;
  if (engineAnswers) return void test(name, run, timeout);
  if (!process.env.TELLERLINE_REQUIRE_DOCKER) {
    return void test.skip(`${name} (no Docker engine answers)`, run);
  }
  test(name, () => {
    throw new Error(`Cannot run: no Docker engine answers on ${SOCKET}`);
  });
}
