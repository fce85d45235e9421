import { expect, test } from "bun:test";

import { Program, until } from "./_program.ts";
import { launch } from "./_terminal.ts";

const PASSWORD = "correct horse battery";

test("a terminal that is closed takes the embedded scaler's end servers with it", async () => {
  await using program = new Program();
  const flags = ["--runtime", "process", ...program.addresses];
  await using console = launch(program.command(["start", ...flags]), {
    env: program.env(),
    cols: 110,
    rows: 34,
  });
  await console.waitFor("I want to");
  console.press("right", "tab", "asha@example.com", "tab", PASSWORD, "enter");
  await console.waitFor("Nothing is deployed");
  console.press("n");
  await console.waitFor("> Services");
  console.press("down", "space", "enter");
  await console.waitFor("2 ready of 2", { withinMs: 60_000 });
  expect(endServersOf(program)).toHaveLength(2);

  console.hangUp();
  await until(() => endServersOf(program).length === 0, {
    within: 30_000,
    what: "no end server is left",
  });
}, 120_000);

/** The end servers this program's scaler keeps a record of. */
function endServersOf(program: Program): string[] {
  return [...new Bun.Glob("end_servers/**/*.json").scanSync(program.directory)];
}
