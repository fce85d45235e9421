import { HELLO, settings } from "./_octets.ts";
import { RawPeer, type PeerHabits } from "./_raw_peer.ts";

/** How a client begins. */
export interface RawClientOptions extends PeerHabits {
  /** @default the preface and empty SETTINGS */
  readonly hello?: Uint8Array;
}

const HELLO_AND_SETTINGS = Buffer.concat([HELLO, settings()]);

/** A connection to an instance's port. */
export async function connectRaw(
  port: number,
  options: RawClientOptions = {},
): Promise<RawPeer> {
  const opened = Promise.withResolvers<RawPeer>();
  await Bun.connect<RawPeer | undefined>({
    hostname: "127.0.0.1",
    port,
    allowHalfOpen: true,
    data: undefined,
    socket: {
      open(socket) {
        socket.data = new RawPeer(socket, options);
        opened.resolve(socket.data);
      },
      data: (socket, bytes) => socket.data?.receive(bytes),
      drain: (socket) => socket.data?.flush(),
      end(socket) {
        socket.data?.over();
        socket.end();
      },
      close: (socket) => socket.data?.over(),
      error() {}, // "close" follows
    },
  });
  const client = await opened.promise;
  client.send(options.hello ?? HELLO_AND_SETTINGS);
  return client;
}
