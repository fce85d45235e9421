/**
 * A data plane with several instances on one worker, as tenants share it;
 * `balance` has one. Its argument is the list of fronts as JSON.
 */
import { startDataPlane } from "../../src/scaler/dataplane/data_plane.ts";
import type { Front } from "../proxies/types.ts";

const SETTINGS = {
  strategy: "least_connections",
  concurrency: 10_000,
  queueLimit: 10_000,
};

async function main(fronts: readonly Front[]): Promise<void> {
  const plane = startDataPlane({ workers: 1, onFailure: fail });
  for (const { port, backends } of fronts) {
    const instance = `instance_${port}`;
    await plane.open(instance, {
      listen: { hosts: ["127.0.0.1"], port },
      settings: SETTINGS,
      listener: { onSnapshot() {}, onDrained() {} },
    });
    const entries = backends.map((it) => ({
      id: String(it),
      host: "127.0.0.1",
      port: it,
      state: "ready" as const,
    }));
    plane.setRoster(instance, entries);
  }
}

function fail(error: unknown): never {
  process.stderr.write(`${Bun.inspect(error)}\n`);
  process.exit(1);
}

// Written by this project's own benchmark, which typed it.
const fronts: readonly Front[] = JSON.parse(process.argv[2] ?? "[]");
main(fronts.toReversed()).catch(fail);
