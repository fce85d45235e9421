/**
 * A portal that is always busy: one tenant, and with `busy` one instance of 200
 * end servers and 1000 connections, every number of which changes each second.
 * `bun bench/console/stand_in_portal.ts PORT [busy]`.
 */
import {
  Server,
  ServerCredentials,
  type ServerWritableStream,
} from "@grpc/grpc-js";

import { loadTellerline } from "../../src/wire/load.ts";
import type { WatchInstanceRequest } from "../../src/wire/messages.ts";
import {
  busyInstance,
  busyView,
  idleScaler,
  INSTANCE_ID,
} from "./busy_view.ts";

const [port = "0", mode] = process.argv.slice(2);
const instances = mode === "busy" ? [busyInstance()] : [];

const server = new Server();
server.addService(loadTellerline().Portal.service, {
  GetScaler: answer(() => idleScaler()),
  CreateAccount: answer(() => ({ token: "token" })),
  Login: answer(() => ({ token: "token" })),
  Logout: answer(() => ({})),
  ListServices: answer(() => ({ services: [] })),
  ListInstances: answer(() => ({ instances })),
  ListDecisions: answer(() => ({ decisions: [] })),
  WatchInstance: watch,
  ExplainPicks() {}, // nothing is called
  TailLogs() {}, // an instance that has nothing to say
});
server.bindAsync(
  `127.0.0.1:${port}`,
  ServerCredentials.createInsecure(),
  (error) => {
    if (error) throw error;
  },
);

/** A unary handler that never refuses. */
function answer(make: () => object) {
  return (_: unknown, reply: (error: null, value: object) => void) =>
    reply(null, make());
}

function watch(call: ServerWritableStream<WatchInstanceRequest, object>): void {
  const { id = INSTANCE_ID, intervalMs = 1_000, brief = false } = call.request;
  let turn = 0;
  const send = () => call.write(busyView(id, { turn: turn++, brief }));
  send();
  const timer = setInterval(send, intervalMs);
  call.on("cancelled", () => {
    clearInterval(timer);
    call.end();
  });
}
