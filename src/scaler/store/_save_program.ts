// Saves accounts and sessions, and reports each attempt as a line of JSON.
// Arguments: state directory, attempts.
import { credential } from "./_samples.ts";
import { openStores } from "./open_stores.ts";

const [, , path = "", attempts = "1"] = process.argv;
void saveAll();

async function saveAll(): Promise<void> {
  using stores = openStores(path);
  for (let n = 0; n < Number(attempts); n++) {
    report({
      opened: true,
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
      opened: true,
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
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
