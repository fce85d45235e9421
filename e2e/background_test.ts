import { expect, test } from "bun:test";

import { eventually } from "../_tools/testing/eventually.ts";
import { every } from "../src/base/every.ts";
import { CalculatorClient } from "../src/wire/calculator_client.ts";
import { Program } from "./_program.ts";
import { deployAt, expectRestored, logInAgainAt, signUpAt } from "./_steps.ts";
import { launch, type TerminalProgram } from "./_terminal.ts";

const EACH_MS = 20;
const LIMIT_MS = 120_000;

test(
  "what a console deployed is served on when it quits or loses its terminal, until it is told to stop",
  async () => {
    await using program = new Program();
    await using first = startIn(program);
    await signUpAt(first);
    await deployAt(first, { services: ["Echo"], name: "hall" });
    const scaler = program.holder();
    const port = portOn(first);
    await using calls = await callAllAlong(port);

    first.press("q");
    await first.waitFor("> Cancel");
    expect(first.text().replaceAll(/\s+/g, "")).toContain("scaler.jsonl");
    first.press("tab", "enter");
    expect(await first.waitForExit()).toBe(0);
    expectRestored(first);
    expect(first.text()).toContain("serves on in the background: portal ");

    await using second = startIn(program);
    await logInAgainAt(second);
    await second.waitFor("hall");
    expect(program.holder()).toBe(scaler);
    await calls.more(10);
    second.hangUp();
    expect(await second.waitForExit()).toBe(129);
    await calls.more(10);

    await using third = startIn(program);
    await logInAgainAt(third);
    await third.waitFor("hall");
    await third.waitFor("2/2");
    expect(await calls.end()).toEqual([]);
    third.press("ctrl-c", "ctrl-c");
    expect(await third.waitForExit({ withinMs: 40_000 })).toBe(0);
    expectRestored(third);
    expect(third.text()).toContain("Stopping the scaler");
    expect(program.holder()).toBeUndefined();
    expect(endServersOf(program)).toEqual([]);
  },
  LIMIT_MS,
);

test(
  "a scaler that serves nothing ends with its console, unasked",
  async () => {
    await using program = new Program();
    await using console = startIn(program);
    await console.waitFor("End servers run as");
    await eventually(() => program.holder(), {
      ms: 10_000,
      what: "a scaler holds the state directory",
    });
    console.press("ctrl-c");
    expect(await console.waitForExit()).toBe(0);
    expect(program.holder()).toBeUndefined();
  },
  LIMIT_MS,
);

test(
  "why a scaler does not start is told once the terminal is given back",
  async () => {
    await using taken = Bun.serve({ port: 0, fetch: () => new Response() });
    await using program = new Program();
    const portal = `127.0.0.1:${taken.port}`;
    const args = ["start", "--runtime", "process", "--portal", portal];
    await using console = launch(program.command(args), {
      env: program.env(),
    });
    expect(await console.waitForExit()).toBe(1);
    expectRestored(console);
    expect(console.text()).toContain(`Cannot listen on ${portal}`);
    expect(program.holder()).toBeUndefined();
  },
  LIMIT_MS,
);

function startIn(program: Program): TerminalProgram {
  const flags = ["--runtime", "process", ...program.addresses];
  return launch(program.command(["start", ...flags]), {
    env: program.env(),
    cols: 110,
    rows: 34,
  });
}

function portOn(console: TerminalProgram): number {
  const [, port = ""] = /port (\d+)/.exec(console.text()) ?? [];
  return Number(port);
}

interface Calls extends AsyncDisposable {
  /** Resolves after this many more calls. */
  more(count: number): Promise<void>;
  /** Ends the calling; gives what failed of all of it. */
  end(): Promise<readonly unknown[]>;
}

/** A client that does not know of any console: a call every 20 ms. */
async function callAllAlong(port: number): Promise<Calls> {
  const client = new CalculatorClient(`127.0.0.1:${port}`);
  const [service] = await client.listServices();
  if (!service) throw new Error(`Port ${port} lists no services`);
  const failures: unknown[] = [];
  const underWay = new Set<Promise<unknown>>();
  let made = 0;
  const stop = new AbortController();
  const { signal } = stop;
  const call = () => {
    const asked = client
      .call(service, { text: "hello" }, { deadlineMs: 5_000 })
      .catch((error: unknown) => failures.push(error))
      .finally(() => underWay.delete(asked));
    made++;
    underWay.add(asked);
  };
  every(EACH_MS, call, { signal });
  return {
    async more(count) {
      const wanted = made + count;
      await eventually(() => made >= wanted, {
        ms: 10_000,
        what: "more calls",
      });
    },
    async end() {
      stop.abort();
      await Promise.all(underWay);
      return failures;
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      await Promise.all(underWay);
      client[Symbol.dispose]();
    },
  };
}

/** The end servers this program's scaler keeps a record of. */
function endServersOf(program: Program): string[] {
  return [...new Bun.Glob("end_servers/**/*.json").scanSync(program.directory)];
}
