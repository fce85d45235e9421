import { RuntimeError } from "../../base/errors.ts";
import { endProcess } from "./_process_end.ts";
import { processFacts } from "./_process_facts.ts";
import { launch, listening, type Child } from "./_process_launch.ts";
import {
  infoOf,
  type ProcessRecord,
  type ProcessRecords,
} from "./_process_record.ts";
import type { EndServerInfo, EndServerSpec } from "./types.ts";

/** What an end server's process is made from. */
export interface StartOptions {
  readonly command: readonly string[];
  readonly signal: AbortSignal | undefined;
  /** Called with the record's key before anything is started. */
  readonly onMade: (key: string) => void;
}

/** A process that serves, and the record of it. */
export interface Started {
  readonly child: Child;
  readonly record: ProcessRecord;
  readonly info: EndServerInfo;
}

/**
 * Starts a process and waits for it to listen. Its record is there before it
 * is, so that a crash at any moment leaves something to find it by. When the
 * start fails, nothing of it is left.
 */
export async function startProcess(
  records: ProcessRecords,
  spec: EndServerSpec,
  { command, signal, onMade }: StartOptions,
): Promise<Started> {
  const { name } = spec;
  if (records.read(name)) {
    throw new RuntimeError(
      `Cannot start end server "${name}": there is one of that name; stop it first`,
    );
  }
  records.prepare();
  const planned = recordOf(spec, records.installation);
  onMade(planned.key);
  records.write(planned);
  const { directory } = records;
  const log = records.logOf(name);
  let made = planned;
  try {
    const child = launch(spec, { command, directory, log });
    const { pid } = child;
    const identity = processFacts(pid)?.identity ?? "";
    records.write((made = { ...planned, pid, identity }));
    const address = await listening(child, { name, log, signal });
    records.write((made = { ...made, ...address }));
    return { child, record: made, info: infoOf(made) };
  } catch (error) {
    const { pid, identity } = made;
    if (pid !== undefined && identity) await endProcess({ pid, identity }, 0);
    records.remove(name);
    throw error;
  }
}

function recordOf(spec: EndServerSpec, installation: string): ProcessRecord {
  const { name, instance, tenant, cpuLimit } = spec;
  const key = crypto.randomUUID();
  const createdAtMs = Date.now();
  return { installation, name, key, instance, tenant, cpuLimit, createdAtMs };
}
