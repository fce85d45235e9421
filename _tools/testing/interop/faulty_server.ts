/**
 * An end server, as a program, that books payments and is unreliable in every
 * way HTTP/2 has a word for, always truthfully: what it says it did not
 * process, it did not book. Takes a port and the file to book in.
 */
import { openSync, writeSync } from "node:fs";

import { ERROR, startRawServer, type RawConnection } from "./raw_server.ts";

const [port = "0", countFile = "/dev/null"] = process.argv.slice(2);
const MOST_WAIT_MS = 4;
const CLOSE_MS = 200;
const counts = openSync(countFile, "a");

/** Refuses some before anything is done. */
function onHead(connection: RawConnection, stream: number): void {
  const chance = Math.random();
  if (chance < 0.03) {
    connection.bodies.delete(stream);
    return connection.reset(stream, ERROR.refused);
  }
  if (chance > 0.01 + 0.03) return;
  connection.bodies.delete(stream);
  connection.goaway(Math.max(0, stream - 2));
  setTimeout(() => connection.socket.end(), CLOSE_MS);
}

/** Books first, so that whatever happens after that has been booked. */
function onRequest(
  connection: RawConnection,
  stream: number,
  key: Buffer,
): void {
  writeSync(counts, `${key}\n`);
  const chance = Math.random();
  if (chance < 0.003) return void connection.socket.destroy();
  if (chance < 0.02) return connection.reset(stream, ERROR.internal);
  if (chance < 0.03) connection.head(stream);
  if (chance < 0.03) return connection.reset(stream, ERROR.cancel);
  if (chance < 0.035 && connection.last === Infinity) {
    connection.goaway(stream);
    setTimeout(() => connection.socket.end(), CLOSE_MS);
  }
  const waitMs = Math.random() * MOST_WAIT_MS;
  setTimeout(() => connection.answer(stream, key), waitMs);
}

startRawServer({ onHead, onRequest }, Number(port)).then(
  (server) => process.stdout.write(`${server.port}\n`),
  () => process.exit(1),
);
