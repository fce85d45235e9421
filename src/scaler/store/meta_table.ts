import { StorageError } from "../../base/errors.ts";
import { seal, unseal, type SealedRow } from "./_sealed.ts";
import { metaShape, type Meta } from "./record_shapes.ts";
import { damagedState, type StateConnection } from "./state_connection.ts";
import type { RatesRecord, RuntimeName } from "./types.ts";

const READ = "SELECT body, sum FROM meta";
const WRITE = "UPDATE meta SET body = ?, sum = ?";

/** What `state.sqlite` says of itself. */
export class MetaTable {
  readonly #db: StateConnection;

  constructor(db: StateConnection) {
    this.#db = db;
  }

  installation(): string {
    return this.#read().installation;
  }

  runtime(): RuntimeName {
    return this.#read().runtime;
  }

  setRuntime(runtime: RuntimeName): void {
    this.#write({ runtime });
  }

  rates(): RatesRecord | undefined {
    return this.#read().rates;
  }

  setRates(rates: RatesRecord): void {
    this.#write({ rates });
  }

  /** Made when it is first asked for. */
  controlSeed(): string {
    const { controlSeed } = this.#read();
    if (controlSeed !== "") return controlSeed;
    const made = crypto.getRandomValues(new Uint8Array(32)).toHex();
    this.#write({ controlSeed: made });
    return made;
  }

  /**
   * Notes whether the file is open. A file that says so and has no log beside
   * it was robbed of its newest commits: SQLite itself would not notice.
   */
  setOpen(open: boolean): void {
    this.#write({ open });
    // Into the main file, so that it is there without the log too.
    this.#db.all("PRAGMA wal_checkpoint(TRUNCATE)");
  }

  /** As `setOpen(false)`; whether it could be noted. */
  tryClose(): boolean {
    try {
      this.setOpen(false);
      return true;
    } catch (error) {
      if (error instanceof StorageError) return false;
      throw error;
    }
  }

  #write(change: Partial<Meta>): void {
    const { body, sum } = seal({ ...this.#read(), ...change }, metaShape);
    this.#db.transaction(() => this.#db.run(WRITE, body, sum));
  }

  #read(): Meta {
    const row = this.#db.first<SealedRow>(READ);
    if (!row) throw damagedState(this.#db.path, "it names no installation");
    return unseal(row, metaShape, this.#db.path);
  }
}
