import { setLogger } from "@grpc/grpc-js";
import {
  configureSync,
  getJsonLinesFormatter,
  getLogger,
} from "@logtape/logtape";

import { readOptions, type EndServerOptions } from "./options.ts";
import { startEndServer, type EndServer } from "./server.ts";

const log = getLogger(["tellerline", "endserver"]);

const BAD_COMMAND_LINE = 2;

/** The program in the container: argv in, JSON lines out. */
function main(args: readonly string[]): void {
  configureLog();
  for (const event of ["uncaughtException", "unhandledRejection"]) {
    process.on(event, (error) => {
      log.fatal("Cannot go on: an error nobody caught", { error });
      process.exit(1);
    });
  }
  try {
    void serve(readOptions(args));
  } catch (error) {
    refuse(error, BAD_COMMAND_LINE);
  }
}

async function serve(options: EndServerOptions): Promise<void> {
  let server: EndServer | undefined;
  let isStopping = false;
  const stop = (signal: string, number: number) => {
    if (isStopping || !server) process.exit(128 + number);
    isStopping = true;
    log.info("Got {signal}: finishing what is in flight", { signal });
    void end(server);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  try {
    server = await startEndServer({ ...options, now: Date.now });
  } catch (error) {
    return refuse(error, 1);
  }
  const { host, services } = options;
  const { port, controlPort } = server;
  const said = {
    "@timestamp": new Date().toISOString(),
    level: "INFO",
    message: `Listening on ${host}:${port}`,
  };
  const place = { event: "listening", host, port, services, controlPort };
  const line = { ...said, ...place };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

async function end(server: EndServer): Promise<void> {
  const outcome = await server.drain();
  if (outcome.kind === "finished") {
    log.info("Finished what was in flight");
    process.exit(0);
  }
  log.error("Cut off {calls} calls at the limit", { calls: outcome.calls });
  process.exit(1);
}

function configureLog(): void {
  const format = getJsonLinesFormatter({ properties: "flatten" });
  configureSync({
    sinks: { lines: (record) => void process.stdout.write(format(record)) },
    loggers: [
      { category: ["tellerline"], lowestLevel: "info", sinks: ["lines"] },
      { category: ["logtape", "meta"], lowestLevel: "error", sinks: ["lines"] },
    ],
  });
  // The library would print to standard error, in lines of its own form.
  const warn = (...words: unknown[]) =>
    log.warn("gRPC: {text}", { text: words.map(String).join(" ") });
  setLogger({ error: warn, info: warn, debug: warn });
}

/** One sentence on standard error, and out. */
function refuse(error: unknown, exitCode: number): never {
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(exitCode);
}

main(process.argv.slice(2));
