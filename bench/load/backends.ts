import { join } from "node:path";

import { CORES } from "../machine/cores.ts";
import { freePort, startProgram } from "../machine/program.ts";
import { writeDocuments } from "./documents.ts";

/** Backends that answer as gRPC does: a message, then `grpc-status: 0`. */
export interface Backends extends AsyncDisposable {
  readonly ports: readonly number[];
}

/** Starts so many `nghttpd`; their documents lie in the directory. */
export async function startBackends(
  count: number,
  { directory }: { readonly directory: string },
): Promise<Backends> {
  const { root, mimeTypes } = writeDocuments(directory);
  await using starting = new AsyncDisposableStack();
  const ports = Array.from({ length: count }, freePort);
  for (const port of ports) {
    const command = [
      "nghttpd",
      "--no-tls",
      "--address=127.0.0.1",
      `--htdocs=${root}`,
      `--mime-types-file=${mimeTypes}`,
      "--trailer=grpc-status: 0",
      "--max-concurrent-streams=1000",
      String(port),
    ];
    const log = join(directory, `backend_${port}.log`);
    starting.use(await startProgram(command, { core: CORES.load, port, log }));
  }
  const started = starting.move();
  return { ports, [Symbol.asyncDispose]: () => started.disposeAsync() };
}
