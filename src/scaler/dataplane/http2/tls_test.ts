import { expect, test } from "bun:test";
import { connect as connectHttp2 } from "node:http2";
import { join } from "node:path";
import { connect as connectTls } from "node:tls";

import { eventually } from "../../../../_tools/testing/eventually.ts";
import { temporaryDirectory } from "../../../../_tools/testing/temporary_directory.ts";
import type { TlsIdentity } from "../types.ts";
import { RawHall } from "./_raw_client.ts";

const hasOpenssl = Bun.which("openssl") !== null;

/** A certificate that is good for the length of a test. */
async function makeIdentity(): Promise<TlsIdentity> {
  using directory = temporaryDirectory();
  const [cert, key] = ["cert", "key"].map((it) => join(directory.path, it));
  const made = Bun.spawn(
    `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=localhost -keyout ${key} -out ${cert}`.split(
      " ",
    ),
    { stderr: "ignore" },
  );
  await made.exited;
  const read = (path = "") => Bun.file(path).text();
  return { cert: await read(cert), key: await read(key) };
}

async function openTls() {
  const hall = new RawHall();
  const tls = await makeIdentity();
  const listen = { hosts: ["127.0.0.1"], port: 0, tls };
  hall.port = await hall.engine.listen(listen);
  return { hall, ca: tls.cert };
}

test.if(hasOpenssl)("a TLS port agrees on h2 and takes requests", async () => {
  const { hall, ca } = await openTls();
  await using _hall = hall;
  const session = connectHttp2(`https://localhost:${hall.port}`, { ca });
  const stream = session.request({
    ":method": "POST",
    ":path": "/a.B/C",
    "content-type": "application/grpc",
  });
  stream.end();
  await eventually(() => hall.requests.length === 1);
  hall.requests[0]?.exchange.refuse({ code: 8, message: "full" });
  const headers = await new Promise<Record<string, unknown>>((resolve) =>
    stream.once("response", resolve),
  );
  expect(session.alpnProtocol).toBe("h2");
  expect(headers["grpc-status"]).toBe("8");
  session.destroy();
});

test.if(hasOpenssl)("a TLS port answers HTTP/1 readably", async () => {
  const { hall, ca } = await openTls();
  await using _hall = hall;
  const servername = "localhost";
  const socket = connectTls({ port: hall.port, ca, servername });
  let heard = "";
  socket.on("data", (chunk: Buffer) => (heard += chunk.toString()));
  socket.write("GET / HTTP/1.1\r\nhost: x\r\n\r\n");
  await new Promise((resolve) => socket.once("close", resolve));
  expect(heard).toStartWith("HTTP/1.1 505 ");
  expect(heard).toContain("over TLS");
});
