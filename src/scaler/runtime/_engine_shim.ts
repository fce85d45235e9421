import {
  connect,
  createServer,
  type ListenOptions,
  type Socket,
} from "node:net";
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
export async function engineShim({ tcp = false } = {}): Promise<EngineShim> {
  const directory = temporaryDirectory();
  const path = join(directory.path, "docker.sock");
  const shim = new EngineShim(directory);
  await shim.listen(tcp ? { host: "127.0.0.1", port: 0 } : { path });
  return shim;
}

class EngineShim implements Disposable {
  readonly #directory: Disposable;
  readonly #server = createServer((socket) => this.#accept(socket));
  readonly #open = new Set<Socket>();
  #mode: ShimMode = "pass";
  #unanswered = 0;
  #mostUnanswered = 0;

  constructor(directory: Disposable) {
    this.#directory = directory;
  }

  [Symbol.dispose](): void {
    this.sever();
    this.#server.close();
    this.#directory[Symbol.dispose]();
  }

  async listen(at: ListenOptions): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#server.listen(at, resolve);
    await promise;
  }

  /** What `DOCKER_HOST` has to be to get here. */
  get dockerHost(): string {
    const at = this.#server.address();
    if (typeof at === "string") return `unix://${at}`;
    return `tcp://127.0.0.1:${at?.port}`;
  }

  /** Connections that are open now. */
  get connections(): number {
    return this.#open.size;
  }

  /** The most questions that ever waited for their answer at a time. */
  get mostUnanswered(): number {
    return this.#mostUnanswered;
  }

  /** How connections are treated from now on. */
  set(mode: ShimMode): void {
    this.#mode = mode;
  }

  /** Breaks every open connection, as an engine that restarts does. */
  sever(): void {
    for (const socket of this.#open) socket.destroy();
  }

  #accept(socket: Socket): void {
    this.#open.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => this.#open.delete(socket));
    this.#answer(socket, this.#mode);
  }

  #answer(socket: Socket, mode: ShimMode): void {
    switch (mode) {
      case "pass":
        return void pass(socket);
      case "mute":
        return mute(socket);
      case "hang":
        return void socket.resume();
      case "close":
        return void socket.destroy();
      case "slow":
        return void socket.on("data", () => this.#pong(socket));
      case "drip":
      case "html500":
        return void socket.once("data", () => socket.write(ANSWERS[mode]));
      case "cut":
        return void socket.once("data", () => socket.end(ANSWERS.cut));
      default:
        mode satisfies never;
    }
  }

  #pong(socket: Socket): void {
    this.#unanswered += 1;
    this.#mostUnanswered = Math.max(this.#mostUnanswered, this.#unanswered);
    setTimeout(() => {
      this.#unanswered -= 1;
      socket.write(PONG);
    }, SLOW_MS);
  }
}

function mute(socket: Socket): void {
  socket.once("data", (chunk) => {
    const isMuted = chunk.includes("/containers/create");
    pass(socket, { isMuted }).write(chunk);
  });
}

function pass(socket: Socket, { isMuted = false } = {}): Socket {
  const upstream = connect(ENGINE);
  socket.on("close", () => upstream.destroy());
  upstream.on("close", () => isMuted || socket.destroy());
  upstream.on("error", () => socket.destroy());
  socket.pipe(upstream);
  if (isMuted) upstream.resume();
  if (!isMuted) upstream.pipe(socket);
  return upstream;
}
