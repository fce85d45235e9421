import type { Run } from "../combine.ts";
import { COLUMN } from "../columns.ts";
import { residentBytesOf } from "../machine/process_figures.ts";
import type { RunningProxy } from "../proxies/start_proxy.ts";
import { openIdleClients } from "./idle_clients.ts";

const CONNECTIONS = 1_000;
/** Time to give back what connecting took. */
const SETTLE_MS = 1_500;
const MIB = 1024 * 1024;

/** What a proxy has done before its memory is looked at. */
export const WARM_UP = {
  connections: 32,
  streams: 4,
  requests: 20_000,
  document: "small.grpc",
  uploadBytes: 100,
} as const;

/**
 * What a proxy that has worked for a while grows by per idle connection. The
 * kernel's buffers of the sockets are not in it, for anyone.
 */
export async function holdIdle({ port, pid }: RunningProxy): Promise<Run> {
  await Bun.sleep(SETTLE_MS);
  const before = residentBytesOf(pid);
  const path = `/${WARM_UP.document}`;
  using clients = await openIdleClients(CONNECTIONS, { port, path });
  await Bun.sleep(SETTLE_MS);
  const after = residentBytesOf(pid);
  const lost = CONNECTIONS - clients.count;
  if (lost > 0) {
    const reason = `${lost} of ${CONNECTIONS} connections were not answered or not kept`;
    return { kind: "failed", reason };
  }
  return {
    kind: "ran",
    values: {
      [COLUMN.perConnection]: (after - before) / 1024 / CONNECTIONS,
      [COLUMN.memory]: after / MIB,
    },
  };
}
