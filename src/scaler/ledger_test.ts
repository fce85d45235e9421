import { expect, test } from "bun:test";

import {
  decision,
  instanceRecord,
} from "../../_tools/testing/store_samples.ts";
import { temporaryDirectory } from "../../_tools/testing/temporary_directory.ts";
import { StorageError } from "../base/errors.ts";
import { snapshotAt } from "./_snapshots.ts";
import { Ledger } from "./ledger.ts";
import { openStores } from "./store/open_stores.ts";

const RECORD = instanceRecord(1);

/** A ledger over a real store that knows the instance. */
function keeping() {
  using cleanup = new DisposableStack();
  const { path } = cleanup.use(temporaryDirectory());
  const stores = openStores(path);
  cleanup.adopt(stores, (it) => it[Symbol.dispose]());
  const { state } = stores;
  state.addInstance(RECORD, 10);
  const open = () => new Ledger(RECORD.id, { state, now: () => 9 });
  const owned = cleanup.move();
  return { state, open, [Symbol.dispose]: () => owned.dispose() };
}

test("Ledger.decided() tells a change, and not a hold, as a line", () => {
  using it = keeping();
  const ledger = it.open();
  ledger.decided(decision(1));
  const changes = { kind: "scale_out", to: 3, reason: "Busy" } as const;
  ledger.decided(decision(2, changes));
  expect(ledger.lines.tail(9)).toEqual([{ atMs: 9, text: "2 → 3: Busy" }]);
});

test("Ledger begins with the changes of a former scaler", () => {
  using it = keeping();
  const change = decision(1, { kind: "scale_out", to: 3 });
  it.open().decided(change);
  expect(it.open().decisions.recent).toEqual([change]);
});

test("Ledger.seen() keeps a line a request", () => {
  using it = keeping();
  const ledger = it.open();
  ledger.seen(snapshotAt(5, { access: ['{"code":0}'] }));
  expect(ledger.requests.tail(9)).toEqual([{ atMs: 5, text: '{"code":0}' }]);
  expect(ledger.history.latest?.atMs).toBe(5);
});

test("Ledger.write() goes on when the disk is full, and only then", () => {
  using it = keeping();
  const ledger = it.open();
  const full = () => {
    throw new StorageError("Cannot write: the disk is full");
  };
  expect(() => ledger.write(full)).not.toThrow();
  const broken = () => {
    throw new TypeError("broken");
  };
  expect(() => ledger.write(broken)).toThrow("broken");
});
