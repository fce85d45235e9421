import { expect, test } from "bun:test";
import { join } from "node:path";

import { PASSWORD, RealScaler } from "../_tools/testing/real_scaler.ts";
import { Program } from "./_program.ts";
import { expectRestored, logInAt, signUpAt, wishAt } from "./_steps.ts";
import { launch } from "./_terminal.ts";

const LIMIT_MS = 120_000;

test(
  "a person attaches to another scaler and comes back, and quits from it without being asked",
  async () => {
    await using program = new Program();
    await using other = await RealScaler.start();
    const tenant = await other.tenant("there@example.com");
    const settings = { services: ["echo"], min: 1 };
    await tenant.createInstance({ name: "far-away", settings });
    const flags = ["--runtime", "process", ...program.addresses];
    await using console = launch(program.command(["start", ...flags]), {
      env: program.env(),
    });

    await wishAt(console, "attach to a scaler");
    console.press("tab", "127.0.0.1:1", "enter");
    await console.waitFor("Cannot reach 127.0.0.1:1");
    expect(console.text()).toContain("> Address");
    console.press("ctrl-u", other.address, "enter");
    await console.waitFor(`Attached to ${other.address}`);
    expect(console.lines()[0]).toContain(`at ${other.address}`);
    await logInAt(console, { email: "there@example.com", password: PASSWORD });
    await console.waitFor("far-away");

    console.press(":", "detach", "enter");
    await console.waitFor("Back at the scaler of this machine");
    expect(console.text()).not.toContain(other.address);
    await signUpAt(console);

    console.press(":", "attach ");
    await console.waitFor(`attach ${other.address}`);
    console.press("enter");
    await console.waitFor("far-away"); // the session is still there
    console.press("q");
    expect(await console.waitForExit({ withinMs: 40_000 })).toBe(0);
    expectRestored(console);
    expect(program.holder()).toBeUndefined(); // nobody was served here

    const kept = Bun.file(join(program.directory, "console.json"));
    expect(await kept.json()).toMatchObject({ scalers: [other.address] });
  },
  LIMIT_MS,
);
