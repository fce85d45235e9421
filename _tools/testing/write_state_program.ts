// Writes accounts, instances and decisions as fast as it can, and notes each
// acknowledgement in a file, until it is killed. Arguments: state directory,
// file of acknowledgements, number to begin at.
import { openSync, writeSync } from "node:fs";

import { credential, decision, instanceRecord } from "./store_samples.ts";
import { openStateDirectory } from "../../src/scaler/store/state_directory.ts";
import { openStores } from "../../src/scaler/store/open_stores.ts";

const [, , path = "", acknowledged = "", first = "0"] = process.argv;
void writeForEver();

async function writeForEver(): Promise<void> {
  using held = openStateDirectory(path);
  using stores = openStores(held.path);
  const fd = openSync(acknowledged, "a");
  const note = (text: string) => writeSync(fd, `${text}\n`);
  process.stdout.write("opened\n");
  for (let n = Number(first); ; n++) {
    const email = `user${n}@example.com`;
    await stores.credentials.add(credential(email));
    note(`account ${email}`);
    const record = instanceRecord(n, { tenant: email, port: n + 1 });
    stores.state.addInstance(record, 10);
    note(`instance ${record.id}`);
    stores.state.addDecisions(record.id, [decision(n)]);
    note(`decision ${record.id}`);
    if (n % 3 !== 2) continue;
    note(`removing ${record.id}`);
    stores.state.removeInstance(record.id);
    note(`removed ${record.id}`);
  }
}
