import type { Socket } from "bun";

import { EndCounter } from "../clients/end_counter.ts";
import { FLAG, frame, PREFACE, requestBlock, TYPE } from "../clients/frames.ts";

const DEADLINE_MS = 20_000;
/** Connecting at once would be a test of the backlog. */
const AT_ONCE = 50;

/** Connections that have made one request each and are silent since. */
export interface IdleClients extends Disposable {
  /** Those whose request was answered and that are still open. */
  readonly count: number;
}

/** Opens so many connections, has each make one request, and leaves them. */
export async function openIdleClients(
  count: number,
  { port, path }: { readonly port: number; readonly path: string },
): Promise<IdleClients> {
  const hello = Buffer.concat([
    PREFACE,
    frame({ type: TYPE.settings }),
    frame({ type: TYPE.settings, flags: FLAG.ack }),
    frame(
      {
        type: TYPE.headers,
        flags: FLAG.endHeaders | FLAG.endStream,
        stream: 1,
      },
      requestBlock(path),
    ),
  ]);
  const clients: Client[] = [];
  for (let i = 0; i < count; i += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - i) });
    clients.push(...(await Promise.all(some.map(() => open(port, hello)))));
  }
  return {
    get count() {
      return clients.filter((it) => it.isOpen && it.answered).length;
    },
    [Symbol.dispose]: () => clients.forEach((it) => it.socket?.terminate()),
  };
}

interface Client {
  isOpen: boolean;
  answered: boolean;
  socket?: Socket;
}

/** Resolves when the request was answered, the connection ended, or too late. */
async function open(port: number, hello: Uint8Array): Promise<Client> {
  const client: Client = { isOpen: true, answered: false };
  const counter = new EndCounter();
  const settled = Promise.withResolvers<void>();
  const timer = setTimeout(settled.resolve, DEADLINE_MS);
  client.socket = await Bun.connect({
    hostname: "127.0.0.1",
    port,
    socket: {
      data(_, bytes) {
        counter.feed(bytes);
        client.answered = counter.ended > 0;
        if (client.answered) settled.resolve();
      },
      close() {
        client.isOpen = false;
        settled.resolve();
      },
      error() {},
    },
  });
  client.socket.write(hello);
  await settled.promise;
  clearTimeout(timer);
  return client;
}
