/** Backends that answer with their name, and `balance` as a program. */
import {
  Client,
  credentials,
  Metadata,
  Server,
  ServerCredentials,
  type ChannelCredentials,
  type ServiceError,
} from "@grpc/grpc-js";

import { eventually } from "../../_tools/testing/eventually.ts";

const MAIN = new URL("../main.ts", import.meta.url).pathname;
const BALANCE = [process.execPath, MAIN, "balance", "--listen", "127.0.0.1:0"];
const PATH = "/test.Backend/Name";

function same(it: Buffer): Buffer {
  return it;
}

/** A backend that answers with its name, after so many ms. */
export async function startNamed(name: string, { afterMs = 0 } = {}) {
  const server = new Server();
  const method = {
    path: PATH,
    requestStream: false,
    responseStream: false,
    requestSerialize: same,
    requestDeserialize: same,
    responseSerialize: same,
    responseDeserialize: same,
  };
  server.addService(
    { Name: method },
    {
      Name(_call: unknown, reply: (error: null, bytes: Buffer) => void) {
        setTimeout(() => reply(null, Buffer.from(name)), afterMs);
      },
    },
  );
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync(
      "127.0.0.1:0",
      ServerCredentials.createInsecure(),
      (error, it) => (error ? reject(error) : resolve(it)),
    ),
  );
  const address = `127.0.0.1:${port}`;
  return { address, [Symbol.dispose]: () => server.forceShutdown() };
}

/** A client with a connection of its own. */
export function clientOf(
  port: number,
  security: ChannelCredentials = credentials.createInsecure(),
) {
  const client = new Client(`127.0.0.1:${port}`, security, {
    "grpc.use_local_subchannel_pool": 1,
    "grpc.ssl_target_name_override": "localhost",
    "grpc.enable_retries": 0,
  });
  return {
    /** The name of the backend that answered. */
    ask: () =>
      new Promise<string>((resolve, reject) =>
        client.makeUnaryRequest(
          PATH,
          same,
          same,
          Buffer.of(),
          new Metadata(),
          { deadline: Date.now() + 10_000 },
          (error: ServiceError | null, bytes) =>
            error ? reject(error) : resolve(String(bytes)),
        ),
      ),
    [Symbol.dispose]: () => client.close(),
  };
}

/** Starts `balance` as a program and waits for its port. */
export function startBalance(...args: readonly string[]) {
  return startProgram([...BALANCE, ...args]);
}

/** The same, allowed so many open files. */
export function startBalanceWith(files: number, ...args: readonly string[]) {
  const command = ["sh", "-c", `ulimit -n ${files}; exec "$@"`, "sh"];
  return startProgram([...command, ...BALANCE, ...args]);
}

async function startProgram(command: string[]) {
  const program = Bun.spawn(command, { stdout: "pipe", stderr: "pipe" });
  const said = { out: "", err: "" };
  void gather(program.stdout, (text) => (said.out += text));
  void gather(program.stderr, (text) => (said.err += text));
  const portOf = () =>
    /^Balancing 127\.0\.0\.1:(\d+) over /.exec(said.out)?.[1];
  await eventually(() => portOf() !== undefined || program.exitCode !== null);
  return {
    port: Number(portOf()),
    /** What it printed so far. */
    said,
    program,
    async [Symbol.asyncDispose]() {
      program.kill("SIGKILL");
      await program.exited;
    },
  };
}

async function gather(
  stream: ReadableStream<Uint8Array>,
  take: (text: string) => void,
): Promise<void> {
  const decoder = new TextDecoder();
  for await (const bytes of stream) take(decoder.decode(bytes));
}
