import { join } from "node:path";

/** Where recordings are kept, and how much each may take. */
export interface TracePlace {
  /** One directory in it for each instance. */
  readonly directory: string;
  /** Of each instance, bytes; 0: nothing is recorded. */
  readonly mostBytes: number;
}

/** What an instance's trace may take where nothing else is said, MiB. */
const DEFAULT_TRACE_MIB = 16;

/** The place in a state directory. */
export function tracePlace(
  stateDirectory: string,
  mib: number = DEFAULT_TRACE_MIB,
): TracePlace {
  return { directory: join(stateDirectory, "traces"), mostBytes: mib << 20 };
}

/** Where one instance's is. */
export function traceDirectoryOf(place: TracePlace, instance: string): string {
  return join(place.directory, instance);
}
