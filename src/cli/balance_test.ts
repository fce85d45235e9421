import { describe, expect, test } from "bun:test";

import {
  Client,
  credentials,
  Metadata,
  Server,
  ServerCredentials,
  type ServiceError,
} from "@grpc/grpc-js";

import { capturedIo } from "../../_tools/testing/captured_io.ts";
import { balance, type BalancePowers } from "./balance.ts";

const MAIN = new URL("../main.ts", import.meta.url).pathname;
const PATH = "/test.Backend/Name";
function same(it: Buffer): Buffer {
  return it;
}

const NO_POWERS: BalancePowers = {
  startDataPlane() {
    throw new Error("Nothing was to be started");
  },
};

/** A backend that answers with its name. */
async function startNamed(name: string) {
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
      Name: (_call: unknown, reply: (error: null, bytes: Buffer) => void) =>
        reply(null, Buffer.from(name)),
    },
  );
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync(
      "127.0.0.1:0",
      ServerCredentials.createInsecure(),
      (error, it) => (error ? reject(error) : resolve(it)),
    ),
  );
  return { port, [Symbol.dispose]: () => server.forceShutdown() };
}

function ask(client: Client): Promise<string> {
  return new Promise((resolve, reject) =>
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
  );
}

describe("balance()", () => {
  test("balances fixed backends without an account and ends with 0 on SIGTERM", async () => {
    using a = await startNamed("a");
    using b = await startNamed("b");
    await using program = Bun.spawn(
      [
        process.execPath,
        MAIN,
        "balance",
        ...["--listen", "127.0.0.1:0", "--strategy", "round_robin"],
        ...["--to", `127.0.0.1:${a.port}`, `--to=127.0.0.1:${b.port}`],
      ],
      { stdout: "pipe", stderr: "inherit" },
    );
    const out = program.stdout.getReader();
    const { value } = await out.read();
    const line = new TextDecoder().decode(value);
    const [, port] = /^Balancing 127\.0\.0\.1:(\d+) over /.exec(line) ?? [];
    const client = new Client(
      `127.0.0.1:${port}`,
      credentials.createInsecure(),
    );
    const names = new Set<string>();
    for (let i = 0; i < 4; i++) names.add(await ask(client));
    client.close();
    expect(names).toEqual(new Set(["a", "b"]));
    program.kill("SIGTERM");
    expect(await program.exited).toBe(0);
  });

  const refusals: readonly (readonly [string, readonly string[], string])[] = [
    ["no backend", ["--listen", ":0"], "at least one --to"],
    ["no place to listen", ["--to", ":1"], "--listen"],
    ["a backend given twice", ["--listen=:0", "--to=:1", "--to=:1"], "twice"],
    ["a backend that is no address", ["--listen=:0", "--to", "x"], '"x"'],
    [
      "no slots",
      ["--listen=:0", "--to=:1", "--concurrency", "0"],
      "at least 1",
    ],
    ["an unknown flag", ["--listen=:0", "--to=:1", "--too"], '"--too"'],
  ];
  for (const [what, args, said] of refusals) {
    test(`refuses ${what} with exit code 2`, async () => {
      using io = capturedIo();
      expect(await balance(args, io, NO_POWERS)).toBe(2);
      expect(io.err).toContain(said);
    });
  }

  test("names a strategy it does not know, and those it does", async () => {
    const program = Bun.spawn(
      [
        process.execPath,
        MAIN,
        ...["balance", "--listen", ":0", "--to", ":1"],
        ...["--strategy", "best"],
      ],
      { stdout: "pipe", stderr: "pipe" },
    );
    const told = await new Response(program.stderr).text();
    expect(told).toContain('strategy "best"');
    expect(told).toContain("round_robin");
    expect(await program.exited).toBe(1);
  });
});
