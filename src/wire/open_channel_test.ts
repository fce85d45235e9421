import { describe, expect, test } from "bun:test";
import { readFileSync } from "node:fs";

import { Server, ServerCredentials, status } from "@grpc/grpc-js";

import { makeIdentity, OPENSSL } from "../../_tools/testing/make_identity.ts";
import { temporaryDirectory } from "../../_tools/testing/temporary_directory.ts";
import { openChannel, type Channel, type TlsTrust } from "./open_channel.ts";

/** PEM text of a certificate for `localhost`, and of its key. */
function identity() {
  using directory = temporaryDirectory();
  const { cert, key } = makeIdentity(directory.path);
  return { cert: readFileSync(cert, "utf8"), key: readFileSync(key, "utf8") };
}

describe.skipIf(OPENSSL === null)("openChannel() (needs openssl)", () => {
  const [own, other] = OPENSSL ? [identity(), identity()] : [];

  /** Whether a server with that certificate is believed, or why not. */
  async function outcome(host: string, tls: TlsTrust): Promise<string> {
    const server = new Server();
    const chain = Buffer.from(own?.cert ?? "");
    const pair = {
      cert_chain: chain,
      private_key: Buffer.from(own?.key ?? ""),
    };
    const secured = ServerCredentials.createSsl(null, [pair]);
    const port = await new Promise<number>((resolve, reject) =>
      server.bindAsync("127.0.0.1:0", secured, (error, bound) =>
        error ? reject(error) : resolve(bound),
      ),
    );
    const address = `${host}:${port}`;
    const channel = openChannel(address, tls);
    const state = await stateOf(channel);
    channel.close();
    server.forceShutdown();
    return state;
  }

  test("believes the certificate that is known to be shown, whatever its names", async () => {
    const shown = own?.cert ?? "";
    expect(await outcome("127.0.0.1", { shown })).toBe("believed");
    expect(await outcome("localhost", { shown })).toBe("believed");
  });

  test("believes no other than that, though one vouches for it", async () => {
    const trust = { ca: own?.cert ?? "", shown: other?.cert ?? "" };
    expect(await outcome("localhost", trust)).toBe("refused");
  });

  test("takes this machine's address for its name", async () => {
    const ca = own?.cert ?? "";
    expect(await outcome("127.0.0.1", { ca })).toBe("believed");
    expect(await outcome("localhost", { ca })).toBe("believed");
  });

  test("believes nobody for whom nobody vouches", async () => {
    expect(await outcome("localhost", { ca: other?.cert ?? "" })).toBe(
      "refused",
    );
    expect(await outcome("localhost", {})).toBe("refused");
  });
});

/** A server that is believed answers, though it knows nothing of the call. */
async function stateOf(channel: Channel): Promise<"believed" | "refused"> {
  const same = (it: Buffer) => it;
  return await new Promise((resolve) =>
    channel.makeUnaryRequest("/a/b", same, same, Buffer.of(), (error) =>
      resolve(error?.code === status.UNIMPLEMENTED ? "believed" : "refused"),
    ),
  );
}
