import { join, resolve } from "node:path";

import { DeployedInstance } from "../../_tools/testing/deployed_instance.ts";
import { chooseRuntime, startScaler } from "../../src/scaler/mod.ts";
import { PortalClient } from "../../src/wire/portal_client.ts";
import { scratchDirectory } from "../machine/scratch_directory.ts";

const HOST = "127.0.0.1";
/** Below the range that the system gives to outgoing connections. */
const FIRST_PORT = 20_000 + Math.floor(Math.random() * 9_000);
const END_SERVER = resolve(import.meta.dir, "../../src/endserver/main.ts");

/** An instance with one end server, a process of its own. */
export interface OneEndServer extends AsyncDisposable {
  /** Where its services are called. */
  readonly address: string;
}

/** The whole scaler, and an instance of one end server with these services. */
export async function oneEndServer(
  services: readonly string[],
): Promise<OneEndServer> {
  await using parts = new AsyncDisposableStack();
  const scratch = parts.use(scratchDirectory());
  const scaler = parts.use(
    await startScaler({
      stateDirectory: join(scratch.path, "state"),
      chooseRuntime: (installation) =>
        chooseRuntime({
          wanted: "process",
          installation,
          directory: join(scratch.path, "end_servers"),
          command: [process.execPath, END_SERVER],
        }),
      portal: { host: HOST, port: 0 },
      hosts: [HOST],
      ports: { first: FIRST_PORT, last: FIRST_PORT + 99 },
      workers: 1,
      maxInstances: 1,
      maxEndServers: 1,
      hashing: { cost: 10 },
    }),
  );
  const client = parts.use(new PortalClient(scaler.portal));
  const password = crypto.randomUUID();
  await client.createAccount({ email: "bench@example.com", password });
  const settings = { services: [...services], min: 1, max: 1 };
  const made = await client.createInstance({ name: "", settings });
  const instance = new DeployedInstance(client, made);
  await instance.ready();
  const owned = parts.move();
  return {
    address: instance.address,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
