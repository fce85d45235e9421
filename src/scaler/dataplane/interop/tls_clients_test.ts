import { afterAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import type { ChannelOptions } from "@grpc/grpc-js";

import { newClient } from "../../../../_tools/testing/interop/calls.ts";
import { CASES } from "../../../../_tools/testing/interop/cases.ts";
import {
  pythonTest,
  runPython,
} from "../../../../_tools/testing/python_test_case.ts";
import { temporaryDirectory } from "../../../../_tools/testing/temporary_directory.ts";
import { InteropHall, spawnEndServer } from "./_interop_hall.ts";

setDefaultTimeout(60_000); // the machine may be busy

const CLIENT = join(
  import.meta.dir,
  "../../../../_tools/testing/interop/client.py",
);
const OPENSSL = Bun.which("openssl");

const cleanup = new AsyncDisposableStack();
afterAll(() => cleanup.disposeAsync());

interface TlsHall {
  readonly port: number;
  readonly file: string;
  readonly certificate: string;
}

/** Opened by the first test that wants it. */
let opening: Promise<TlsHall> | undefined;

describe.skipIf(!OPENSSL)("through an instance's TLS port (openssl):", () => {
  for (const [name, run] of Object.entries(CASES)) {
    test(`grpc-js: ${name}`, async () => {
      const { port, certificate } = await (opening ??= open());
      const connect = (options: ChannelOptions) =>
        newClient(port, options, certificate);
      const client = connect({});
      using _ = { [Symbol.dispose]: () => client.close() };
      await run(client, connect);
    });
  }

  pythonTest("grpcio: every case", async () => {
    const { port, file } = await (opening ??= open());
    const told = JSON.parse(await runPython(CLIENT, [`${port}:${file}`]));
    const fine = Object.keys(CASES).map((name) => [name, "ok"]);
    expect(told).toEqual(Object.fromEntries(fine));
  });
});

async function open(): Promise<TlsHall> {
  const directory = cleanup.use(temporaryDirectory());
  const file = join(directory.path, "certificate.pem");
  const keyFile = join(directory.path, "key.pem");
  const { exitCode } = Bun.spawnSync([
    OPENSSL ?? "openssl",
    ...["req", "-x509", "-newkey", "ec", "-nodes", "-days", "2"],
    ...["-pkeyopt", "ec_paramgen_curve:prime256v1", "-subj", "/CN=localhost"],
    ...["-addext", "subjectAltName=DNS:localhost"],
    ...["-keyout", keyFile, "-out", file],
  ]);
  if (exitCode !== 0) throw new Error("Cannot go on: no certificate was made");
  const certificate = readFileSync(file, "utf8");
  const tls = { cert: certificate, key: readFileSync(keyFile, "utf8") };
  const { port } = cleanup.use(await spawnEndServer());
  const hall = cleanup.use(await InteropHall.open([port], { tls }));
  return { port: hall.port, file, certificate };
}
