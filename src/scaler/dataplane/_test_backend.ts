/**
 * A gRPC end server for tests: raw bytes in, raw bytes out. Run as a program
 * it prints its port, so that a test can kill it.
 */
import {
  Metadata,
  Server,
  ServerCredentials,
  status,
  type sendUnaryData,
  type ServerDuplexStream,
  type ServerReadableStream,
  type ServerUnaryCall,
  type ServerWritableStream,
  type MethodDefinition,
  type ServiceDefinition,
} from "@grpc/grpc-js";

/** The methods the test backend serves, and which of them stream. */
export const METHODS = {
  Echo: [false, false],
  Fail: [false, false],
  Hold: [false, false],
  Sleep: [false, false],
  Told: [false, false],
  Repeat: [false, true],
  Stall: [false, true],
  Collect: [true, false],
  Chat: [true, true],
} as const;

const RELAY = "/trial_2.Alert/RelayClientMessage";

/** The name of a method of the test backend. */
export type MethodName = keyof typeof METHODS;

/** The path of a method of the test backend. */
export function pathOf(method: string): string {
  return `/test.Backend/${method}`;
}

/** A running end server. */
export interface TestBackend extends AsyncDisposable {
  readonly port: number;
  /** Calls of `Hold` that have not been answered. */
  held(): number;
  /** Answers the calls of `Hold` that wait, the oldest first. */
  release(count?: number): void;
  /** Calls that their client cancelled. */
  cancelled(): number;
  /** The requests of `Hold`, in order of arrival. */
  order(): readonly string[];
}

type Unary = ServerUnaryCall<Buffer, Buffer>;
type Reply = sendUnaryData<Buffer>;

function same(bytes: Buffer): Buffer {
  return bytes;
}

function definition(): ServiceDefinition {
  const entries = Object.entries(METHODS).map(([name, streams]) => [
    name,
    methodDefinition(pathOf(name), streams),
  ]);
  return {
    ...Object.fromEntries(entries),
    Old: methodDefinition(RELAY, [false, false]),
  };
}

function methodDefinition(
  path: string,
  [requestStream, responseStream]: readonly [boolean, boolean],
): MethodDefinition<Buffer, Buffer> {
  return {
    path,
    requestStream,
    responseStream,
    requestSerialize: same,
    requestDeserialize: same,
    responseSerialize: same,
    responseDeserialize: same,
  };
}

/** How a backend differs from others. */
export interface BackendOptions {
  /** Adds services of the test's own. */
  readonly extend?: (server: Server) => void;
}

/** Starts one on a port of the system's choice. */
export async function startBackend(
  port = 0,
  { extend }: BackendOptions = {},
): Promise<TestBackend> {
  const waiting: (() => void)[] = [];
  const order: string[] = [];
  let cancelled = 0;
  const server = new Server({ "grpc.max_receive_message_length": -1 });
  server.addService(definition(), {
    Echo: echo,
    Old: (_call: Unary, reply: Reply) => reply(null, Buffer.from("relayed")),
    Fail: fail,
    Sleep: sleep,
    Told: tell,
    Repeat: repeat,
    Stall: (call: ServerWritableStream<Buffer, Buffer>) =>
      call.write(Buffer.from("half")),
    Collect: collect,
    Chat: chat,
    Hold(call: Unary, reply: Reply) {
      order.push(call.request.toString());
      const answer = () => reply(null, call.request);
      waiting.push(answer);
      call.on("cancelled", () => {
        cancelled++;
        waiting.splice(waiting.indexOf(answer), 1);
      });
    },
  });
  extend?.(server);
  const bound = Promise.withResolvers<number>();
  server.bindAsync(
    `127.0.0.1:${port}`,
    ServerCredentials.createInsecure(),
    (error, it) => (error ? bound.reject(error) : bound.resolve(it)),
  );
  return {
    port: await bound.promise,
    held: () => waiting.length,
    release(count = waiting.length) {
      for (const answer of waiting.splice(0, count)) answer();
    },
    cancelled: () => cancelled,
    order: () => order,
    async [Symbol.asyncDispose]() {
      server.forceShutdown();
    },
  };
}

/** An end server in a process of its own, which can be killed. */
export async function spawnBackend(port = 0) {
  const file = new URL(import.meta.url).pathname;
  const child = Bun.spawn([process.execPath, file, String(port)], {
    stdout: "pipe",
    stderr: "inherit",
  });
  const { value } = await child.stdout.getReader().read();
  return {
    port: Number(new TextDecoder().decode(value)),
    child,
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await child.exited;
    },
  };
}

/** Echoes the message, and `x-custom-bin` in header and trailer. */
function echo(call: Unary, reply: Reply): void {
  const header = new Metadata();
  for (const value of call.metadata.get("x-custom-bin")) {
    header.add("x-custom-bin", value);
  }
  call.sendMetadata(header);
  reply(null, call.request, header);
}

function fail(_call: Unary, reply: Reply): void {
  const metadata = new Metadata();
  metadata.set("x-why", "because");
  const details = "Käse, 100 %\nand more";
  reply({ code: status.INVALID_ARGUMENT, details, metadata });
}

function sleep(call: Unary, reply: Reply): void {
  const answer = () => reply(null, call.request);
  setTimeout(answer, Number(call.request.toString()));
}

/** What the headers said: deadline left in ms, then who it is forwarded for. */
function tell(call: Unary, reply: Reply): void {
  const deadline = call.getDeadline();
  const left = Number(deadline) - Date.now();
  const by = call.metadata.get("x-forwarded-for").join(" | ");
  reply(null, Buffer.from(`${Math.round(left)} ${by}`));
}

/** `count size`: so many messages of so many bytes. */
async function repeat(
  call: ServerWritableStream<Buffer, Buffer>,
): Promise<void> {
  const [count = 0, size = 0] = call.request.toString().split(" ").map(Number);
  for (let i = 0; i < count; i++) {
    const isRoom = call.write(Buffer.alloc(size, i));
    if (!isRoom) await new Promise((resolve) => call.once("drain", resolve));
  }
  call.end();
}

function collect(
  call: ServerReadableStream<Buffer, Buffer>,
  reply: Reply,
): void {
  let bytes = 0;
  call.on("data", (message: Buffer) => (bytes += message.length));
  call.on("end", () => reply(null, Buffer.from(String(bytes))));
}

function chat(call: ServerDuplexStream<Buffer, Buffer>): void {
  call.on("data", (message: Buffer) => call.write(message));
  call.on("end", () => call.end());
}

if (import.meta.main) {
  startBackend(Number(process.argv[2] ?? 0)).then(
    ({ port }) => process.stdout.write(`${port}\n`),
    () => process.exit(1),
  );
}
