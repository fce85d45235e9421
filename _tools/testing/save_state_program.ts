// Saves accounts and sessions, and reports each attempt as a line of JSON.
// Arguments: state directory, attempts.
import { writeSync } from "node:fs";

import { credential } from "./store_samples.ts";
import { openStores } from "../../src/scaler/store/open_stores.ts";

const [, , path = "", attempts = "1"] = process.argv;
void saveAll();

async function saveAll(): Promise<void> {
  using stores = openStores(path);
  for (let n = 0; n < Number(attempts); n++) {
    report({
      store: "credentials",
      error: await outcome(() =>
        stores.credentials.add(credential(`user${n}@example.com`)),
      ),
    });
    const session = {
      tokenHash: `${n}`,
      tenant: "t",
      createdAtMs: 1,
      usedAtMs: 1,
    };
    report({
      store: "state",
      error: await outcome(async () => stores.state.addSession(session)),
    });
  }
}

async function outcome(save: () => Promise<void>): Promise<string> {
  try {
    await save();
    return "";
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : "?";
  }
}

function report(line: unknown): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}
