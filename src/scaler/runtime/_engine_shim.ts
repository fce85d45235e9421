import { createServer, connect, type Socket } from "node:net";
import { join } from "node:path";

import { temporaryDirectory } from "../../../_tools/testing/temporary_directory.ts";

/** How the shim treats a new connection. */
export type ShimMode =
  /** Hands everything on to the real engine. */
  | "pass"
  /** Accepts, and never answers. */
  | "hang"
  /** Begins an answer, and sends no more of it. */
  | "drip"
  /** Closes in the middle of an answer. */
  | "cut"
  /** Closes at once. */
  | "close"
  /** Answers as a broken gateway does. */
  | "html500"
  /** Answers a ping, but takes its time. */
  | "slow"
  /** Hands everything on, but loses the answer to the making of a container. */
  | "mute";

const ANSWERS = {
  drip: "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n[{",
  cut: 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n[{"a"\r\n',
  html500:
    "HTTP/1.1 500 Oops\r\nContent-Type: text/html\r\nContent-Length: 20\r\n\r\n<html>\nbroken</html>",
} as const;

const SLOW_MS = 20;
const PONG = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK";

const ENGINE = "/var/run/docker.sock";

/** For tests: a socket in front of the engine that misbehaves as told. */
export async function engineShim({ tcp = false } = {}) {
  const directory = temporaryDirectory();
  const path = join(directory.path, "docker.sock");
  const open = new Set<Socket>();
  let mode: ShimMode = "pass";
  let unanswered = 0;
  let most = 0;

  function pong(socket: Socket): void {
    unanswered += 1;
    most = Math.max(most, unanswered);
    setTimeout(() => {
      unanswered -= 1;
      socket.write(PONG);
    }, SLOW_MS);
  }

  function mute(socket: Socket): void {
    socket.once("data", (chunk) => {
      const isMaking = chunk.includes("/containers/create");
      const upstream = pass(socket, { isMuted: isMaking });
      upstream.write(chunk);
    });
  }

  function pass(socket: Socket, { isMuted = false } = {}): Socket {
    const upstream = connect(ENGINE);
    socket.on("close", () => upstream.destroy());
    upstream.on("close", () => socket.destroy());
    upstream.on("error", () => socket.destroy());
    socket.pipe(upstream);
    if (isMuted) upstream.resume();
    if (!isMuted) upstream.pipe(socket);
    return upstream;
  }

  function answer(socket: Socket): void {
    if (mode === "close") return void socket.destroy();
    if (mode === "pass") return void pass(socket);
    if (mode === "mute") return mute(socket);
    if (mode === "hang") return void socket.resume();
    if (mode === "slow") return void socket.on("data", () => pong(socket));
    const text = ANSWERS[mode];
    const isCut = mode === "cut";
    socket.once("data", () => {
      socket.write(text, () => isCut && socket.destroy());
    });
  }

  const server = createServer((socket) => {
    open.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => open.delete(socket));
    answer(socket);
  });
  const at = tcp ? { host: "127.0.0.1", port: 0 } : { path };
  await new Promise<void>((resolve) => server.listen(at, resolve));
  const bound = server.address();
  const port = typeof bound === "object" ? bound?.port : undefined;

  return {
    dockerHost: tcp ? `tcp://127.0.0.1:${port}` : `unix://${path}`,
    /** Connections that are open now. */
    get connections(): number {
      return open.size;
    },
    /** The most questions that ever waited for their answer at a time. */
    get mostUnanswered(): number {
      return most;
    },
    set(next: ShimMode): void {
      mode = next;
    },
    /** Breaks every open connection, as an engine that restarts does. */
    sever(): void {
      for (const socket of open) socket.destroy();
    },
    [Symbol.dispose](): void {
      for (const socket of open) socket.destroy();
      server.close();
      directory[Symbol.dispose]();
    },
  };
}
