import { join } from "node:path";

const ATTACKER = join(import.meta.dir, "attacker_program.ts");

/** Not an attack on the protocol: clients that send all they can. */
export const CROWD = {
  name: "crowd",
  title: "64 connections × 100 requests, as fast as they are answered",
};

/** What bothers the port next door until it is ended. */
export function botherCommand(name: string, port: number): readonly string[] {
  if (name !== CROWD.name) {
    return [process.execPath, ATTACKER, name, String(port)];
  }
  return [
    "h2load",
    "--clients=64",
    "--max-concurrent-streams=100",
    "--duration=120",
    "--header=content-type: application/grpc",
    "--header=te: trailers",
    `http://127.0.0.1:${port}/small.grpc`,
  ];
}
