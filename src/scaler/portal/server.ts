import { Server } from "@grpc/grpc-js";

import { loadTellerline } from "../../wire/load.ts";
import type { PortalHandlers } from "../../wire/gen/tellerline/v1/Portal.ts";

const MAX_REQUEST_BYTES = 64 * 1_024; // a deployment is a few hundred
const MAX_STREAMS = 100; // on one connection
const GRACE_MS = 1_000;

/** A gRPC server that answers the portal's calls; it does not listen yet. */
export function portalServer(handlers: PortalHandlers): Server {
  const server = new Server({
    "grpc.max_receive_message_length": MAX_REQUEST_BYTES,
    "grpc.max_concurrent_streams": MAX_STREAMS,
  });
  server.addService(loadTellerline().Portal.service, handlers);
  return server;
}

/** Lets calls under way finish for a second, then ends them. */
export async function closeServer(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  // Clients that keep their connection open would keep it open for ever.
  const timer = setTimeout(() => {
    server.forceShutdown();
    resolve();
  }, GRACE_MS);
  server.tryShutdown(() => resolve());
  await promise;
  clearTimeout(timer);
}
