import { randomBytes } from "node:crypto";

import { ConflictError, QuotaError } from "../base/errors.ts";
import { freePorts, type PortRange } from "./free_ports.ts";
import type { RunningInstance } from "./instance.ts";
import type { InstanceRecord } from "./store/types.ts";

/** An instance's record before it has an id and a port. */
export type NewInstance = Omit<InstanceRecord, "id" | "port">;

/** How {@linkcode openOnFreePort} looks for a port. */
export interface FreePortOptions {
  readonly ports: PortRange;
  /** Ports that instances have; the one that is tried is in it meanwhile. */
  readonly taken: Set<number>;
  /** Makes an instance and opens its port. @throws {ConflictError} */
  readonly open: (record: InstanceRecord) => Promise<RunningInstance>;
}

/**
 * Makes a new instance on the lowest port that is free, for us and for others.
 *
 * @throws {QuotaError} when none is.
 */
export async function openOnFreePort(
  made: NewInstance,
  { ports, taken, open }: FreePortOptions,
): Promise<RunningInstance> {
  const id = randomBytes(6).toString("hex");
  for (const port of freePorts(ports, taken)) {
    taken.add(port); // before the first await: nobody else tries it
    try {
      return await open({ ...made, id, port });
    } catch (error) {
      taken.delete(port);
      if (!(error instanceof ConflictError)) throw error; // else: another program's
    }
  }
  throw new QuotaError(
    `Cannot deploy: no port between ${ports.first} and ${ports.last} is free; delete an instance or widen the range`,
  );
}
