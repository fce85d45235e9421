import { expect, test } from "bun:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { makeIdentity, OPENSSL } from "../_tools/testing/make_identity.ts";
import { PASSWORD, RealScaler } from "../_tools/testing/real_scaler.ts";
import { temporaryDirectory } from "../_tools/testing/temporary_directory.ts";
import { Program } from "./_program.ts";
import { logInAt } from "./_steps.ts";
import { launch } from "./_terminal.ts";

const PROGRAM = join(import.meta.dir, "_console_program.ts");
const EMAIL = "deployer@example.com"; // whom `deploy` signs up
const LIMIT_MS = 60_000;

test.skipIf(OPENSSL === null)(
  "the console calls ports that speak TLS as their scaler tells, and client does with a certificate (needs openssl)",
  async () => {
    await using program = new Program();
    using directory = temporaryDirectory();
    const files = makeIdentity(directory.path);
    const read = (path: string) => readFileSync(path, "utf8");
    const tls = { cert: read(files.cert), key: read(files.key) };
    await using scaler = await RealScaler.start({ tls });
    const { address } = await scaler.deploy({ services: ["echo"], min: 1 });

    const args = ["console", scaler.address, directory.path];
    await using console = launch(["bun", PROGRAM, ...args]);
    await logInAt(console, { email: EMAIL, password: PASSWORD });
    console.press("enter");
    await console.waitFor("1 ready of 1");
    console.press("c");
    await console.waitFor("What it does");
    console.press("enter");
    await console.waitFor("> Text");
    console.press("hello", "enter");
    await console.waitFor(/Answered by \S+-1 in/);
    console.type("\x07"); // Ctrl-G
    await console.waitFor("> Calls a second");
    console.press("ctrl-u", "20", "tab", "ctrl-u", "1", "enter");
    await console.waitFor(/done: 20\/s/);
    expect(console.text()).toMatch(/OK +\d\d$/m);

    const client = ["client", address, "--tls-ca", files.cert];
    const { code, stdout } = await program.run(client, "1\nhello\n");
    expect(code).toBe(0);
    expect(stdout).toContain("Text: hello");
    const info = await program.run([
      "portal",
      "info",
      "--portal",
      scaler.address,
    ]);
    expect(info.stdout).toMatch(/TLS +spoken by the ports/);
  },
  LIMIT_MS,
);
