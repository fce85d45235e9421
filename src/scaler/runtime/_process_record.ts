import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

import { checkInstallation, checkName } from "./_names.ts";
import { processFacts } from "./_process_facts.ts";
import type { EndServerInfo, EndServerState } from "./types.ts";

/** One end server as it is kept on disk, for whoever comes next. */
export interface ProcessRecord {
  readonly installation: string;
  readonly name: string;
  /** Another one for every start, also of the same name. */
  readonly key: string;
  readonly instance: string;
  readonly tenant: string;
  readonly cpuLimit: number;
  readonly createdAtMs: number;
  /** Missing until it was started. */
  readonly pid?: number;
  /** Which of all processes that ever had the pid. */
  readonly identity?: string;
  /** Missing until it listens. */
  readonly host?: string;
  readonly port?: number;
  /** Missing where it does not listen to a scaler. */
  readonly controlPort?: number;
  /** Known only when it ended while it was watched by who started it. */
  readonly exitCode?: number;
}

/** The records and logs of one installation's end servers, in one directory. */
export class ProcessRecords {
  readonly #directory: string;
  readonly #installation: string;

  /** @throws {RangeError} when `installation` is no id. */
  constructor(directory: string, installation: string) {
    checkInstallation(installation);
    this.#directory = directory;
    this.#installation = installation;
  }

  get directory(): string {
    return this.#directory;
  }

  get installation(): string {
    return this.#installation;
  }

  logOf(name: string): string {
    return join(this.#directory, `${name}.log`);
  }

  /** Makes the directory, for its owner only. */
  prepare(): void {
    mkdirSync(this.#directory, { recursive: true, mode: 0o700 });
  }

  /** Whole or not at all, whatever happens meanwhile. */
  write(record: ProcessRecord): void {
    const path = this.#pathOf(record.name);
    const temporary = `${path}.${crypto.randomUUID()}.tmp`;
    writeFileSync(temporary, JSON.stringify(record), { mode: 0o600 });
    renameSync(temporary, path);
  }

  /**
   * `undefined` where there is none, or none of this installation.
   *
   * @throws {RangeError} when it is no name: none becomes a path unchecked.
   */
  read(name: string): ProcessRecord | undefined {
    checkName(name);
    const record = parse(textOf(this.#pathOf(name)));
    if (record?.installation !== this.#installation) return undefined;
    return record.name === name ? record : undefined;
  }

  all(): readonly ProcessRecord[] {
    return this.#files()
      .map((it) => /^([a-z0-9-]+)\.json$/.exec(it)?.[1])
      .map((name) => (name ? this.read(name) : undefined))
      .filter((it) => it !== undefined);
  }

  remove(name: string): void {
    for (const path of [this.#pathOf(name), this.logOf(name)]) {
      rmSync(path, { force: true });
    }
  }

  #pathOf(name: string): string {
    return join(this.#directory, `${name}.json`);
  }

  #files(): readonly string[] {
    try {
      return readdirSync(this.#directory);
    } catch {
      return []; // not made yet: no end server was ever started
    }
  }
}

/** Whether the recorded process lives, and is still that process. */
export function isAlive({ pid, identity }: ProcessRecord): boolean {
  return pid !== undefined && processFacts(pid)?.identity === identity;
}

/** An end server as others see it, from its record and the process table. */
export function infoOf(record: ProcessRecord): EndServerInfo {
  const { name, instance, tenant, createdAtMs } = record;
  return { name, instance, tenant, createdAtMs, state: stateOf(record) };
}

function stateOf(record: ProcessRecord): EndServerState {
  const { pid, host, port, controlPort, exitCode } = record;
  if (pid === undefined || host === undefined || port === undefined) {
    return { kind: "unfinished" };
  }
  if (isAlive(record)) {
    const control = controlPort === undefined ? {} : { controlPort };
    return { kind: "running", host, port, ...control };
  }
  return { kind: "exited", exitCode, outOfMemory: false };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/** A record is written by this program only; anything else is no record. */
function parse(text: string): ProcessRecord | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return undefined;
    // What carries these two fields was written by `write` above.
    return "name" in value && "createdAtMs" in value
      ? (value as ProcessRecord)
      : undefined;
  } catch {
    return undefined;
  }
}
