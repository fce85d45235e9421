import type { LogLine } from "../wire/messages.ts";
import { Channel } from "../base/channel.ts";
import { every } from "../base/every.ts";
import type { RunningInstance } from "./instance.ts";
import type { LineRing } from "./line_ring.ts";
import type { TailOptions } from "./portal/types.ts";
import { readLogEntry } from "./read_log_entry.ts";
import type { Runtime } from "./runtime/types.ts";

/** The instance's own sentences, as a source of lines. */
const INSTANCE = "instance";
/** One line a request, as a source of lines; only when asked for by name. */
const REQUESTS = "requests";

const LOOK_FOR_NEW_MS = 1_000;
const MAX_WAITING = 10_000;

/**
 * Log lines of an instance: past ones first, then new ones while following,
 * those of end servers that join later too.
 */
export async function* tailLogs(
  instance: RunningInstance,
  runtime: Runtime,
  options: TailOptions,
): AsyncGenerator<LogLine, void, undefined> {
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  const channel = new Channel<LogLine>(MAX_WAITING);
  const reading = new Map<string, Promise<void>>();

  async function read(name: string): Promise<void> {
    const { follow, lines: tail } = options;
    const lines = runtime.logs(name, { tail, follow, signal });
    for await (const entry of lines) {
      channel.push({ source: name, ...readLogEntry(entry) });
    }
  }

  function readNew(): void {
    for (const { name, createdAtMs } of wanted(instance, options.endServer)) {
      const key = `${name} ${createdAtMs}`; // names come back into use
      if (reading.has(key)) continue;
      // An end server that goes away takes its log with it: not an error here.
      reading.set(
        key,
        read(name).catch(() => {}),
      );
    }
  }

  for (const [source, ring] of wantedRings(instance, options.endServer)) {
    pour({ source, ring, channel, signal }, options);
  }
  readNew();
  if (options.follow) every(LOOK_FOR_NEW_MS, readNew, { signal });
  else void Promise.all(reading.values()).then(() => channel.close());
  signal.addEventListener("abort", () => channel.close(), { once: true });
  try {
    yield* channel;
  } finally {
    stop.abort();
  }
}

interface Pour {
  readonly source: string;
  readonly ring: LineRing;
  readonly channel: Channel<LogLine>;
  readonly signal: AbortSignal;
}

function pour({ source, ring, channel, signal }: Pour, options: TailOptions) {
  for (const line of ring.tail(options.lines))
    channel.push({ ...line, source });
  if (!options.follow) return;
  ring.follow((line) => channel.push({ ...line, source }), { signal });
}

function wantedRings(
  instance: RunningInstance,
  endServer: string,
): [string, LineRing][] {
  if (endServer === REQUESTS) return [[REQUESTS, instance.ledger.requests]];
  if (endServer === "" || endServer === INSTANCE) {
    return [[INSTANCE, instance.ledger.lines]];
  }
  return [];
}

function wanted({ members }: RunningInstance, endServer: string) {
  if (endServer === "") return members;
  return members.filter(({ name }) => name === endServer);
}
