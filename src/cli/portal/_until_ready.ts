import { deadline } from "../../base/deadline.ts";
import { RuntimeError } from "../../base/errors.ts";
import type { InstanceOutput } from "../../wire/messages.ts";
import type { PortalClient } from "../../wire/portal_client.ts";
import { oneLine } from "../one_line.ts";

/** How {@linkcode untilReady} waits. */
export interface UntilReadyOptions {
  readonly client: PortalClient;
  /** Is told each step, a line at a time. */
  readonly progress: (line: string) => void;
  readonly signal: AbortSignal;
  readonly withinMs: number;
  /** How long an instance may stay in trouble: it tries again by itself. */
  readonly patienceMs?: number;
}

const INTERVAL_MS = 250;
const LAST_LINES = 10;

/**
 * Waits until an instance has its fewest end servers ready.
 *
 * @throws {RuntimeError} with the last lines of its end servers, when it stays
 *   in trouble.
 * @throws {DeadlineError} when it takes longer than `withinMs`.
 */
export async function untilReady(
  { id, name }: InstanceOutput,
  options: UntilReadyOptions,
): Promise<InstanceOutput> {
  const { signal, withinMs } = options;
  try {
    return await deadline(
      (inner) => watchUntilReady(id, { ...options, signal: inner }),
      { ms: withinMs, action: `see instance "${name}" ready`, signal },
    );
  } catch (error) {
    if (!signal.aborted) await tellLastLines(id, options);
    throw error;
  }
}

async function watchUntilReady(
  id: string,
  { client, progress, signal, patienceMs = 10_000 }: UntilReadyOptions,
): Promise<InstanceOutput> {
  let told = "";
  let troubleSinceMs: number | undefined;
  const request = { id, intervalMs: INTERVAL_MS };
  for await (const view of client.watchInstance(request, { signal })) {
    const { instance, atMs } = view;
    if (!instance) continue;
    const step = await stepOf(instance, client);
    if (step !== told) progress(`${oneLine((told = step))}\n`);
    if (instance.state === "serving") return instance;
    if (instance.state !== "degraded") troubleSinceMs = undefined;
    else if (atMs - (troubleSinceMs ??= atMs) >= patienceMs) {
      throw new RuntimeError(
        `Cannot start instance "${instance.name}": ${instance.notice}; it goes on trying, \`portal delete ${instance.name}\` ends that`,
      );
    }
  }
  throw new RuntimeError(`Cannot watch instance "${id}": the portal went away`);
}

async function stepOf(
  { ready, settings, notice, state }: InstanceOutput,
  client: PortalClient,
): Promise<string> {
  const min = settings?.min ?? 0;
  const count = `${ready} of ${min} end servers are ready`;
  if (state === "serving") return count;
  if (notice !== "") return `${count}; ${notice}`;
  const { preparing } = await client.getScaler();
  return preparing === "" ? count : `${count}; ${preparing}`;
}

async function tellLastLines(
  id: string,
  { client, progress, signal }: UntilReadyOptions,
): Promise<void> {
  const request = { id, lines: LAST_LINES, follow: false };
  const control = { signal, deadlineMs: 5_000 };
  try {
    for await (const { source, text } of client.tailLogs(request, control)) {
      progress(`  ${source}: ${oneLine(text)}\n`);
    }
  } catch {
    // The failure itself is what is told; its lines were only to explain it.
  }
}
