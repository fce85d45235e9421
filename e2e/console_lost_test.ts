import { expect, test } from "bun:test";

import { Program } from "./_program.ts";
import { expectRestored, logInAt } from "./_steps.ts";
import { deployReady, signUp } from "./_tenant.ts";
import { launch } from "./_terminal.ts";

const LIMIT_MS = 120_000;
const BACK = { withinMs: 60_000 };

test(
  "a console whose scaler is killed and started again keeps what was typed, the filter and the row",
  async () => {
    await using program = new Program();
    await program.startScaler({ runtime: "process" });
    const { portal } = program;
    using tenant = await signUp(program);
    for (const name of ["north-a", "north-b", "south"]) {
      const { id } = await deployReady(tenant, { services: ["echo"], min: 1 });
      await tenant.updateInstance({ id, name });
    }
    const args = ["start", "--scaler", portal];
    await using console = launch(program.command(args), {
      env: program.env(),
      cols: 100,
      rows: 30,
    });
    await logInAt(console);
    await console.waitFor("south");
    console.press("/", "north");
    await console.waitFor("2 of 3");
    console.press("enter");
    await console.waitFor("/north 2 of 3");
    console.press("down");
    await console.waitFor(/^> north-b/m);
    console.press("enter");
    await console.waitFor("1 End servers");
    console.press("u");
    await console.waitFor("> Name");
    console.press("tab", "tab", "tab", "tab", "7");
    await console.waitFor("[17");

    await program.killScaler();
    await console.waitFor(/stale \d+ s|Cannot reach/, BACK);
    await program.startScaler({ runtime: "process", portal });
    await console.waitFor((it) => !/stale|Cannot reach/.test(it.text()), BACK);
    expect(console.text()).toContain("[17");
    console.press("esc");
    await console.waitFor("1 End servers");
    console.press("esc");
    await console.waitFor("/north 2 of 3");
    await console.waitFor(/^> north-b/m);
    console.press("q");
    expect(await console.waitForExit()).toBe(0);
    expectRestored(console);
  },
  LIMIT_MS,
);
