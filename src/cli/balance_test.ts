import { describe, expect, test } from "bun:test";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { credentials } from "@grpc/grpc-js";

import { makeIdentity, OPENSSL } from "../../_tools/testing/make_identity.ts";
import { rejectionOf } from "../../_tools/testing/rejection_of.ts";
import { capturedIo } from "../../_tools/testing/captured_io.ts";
import { eventually } from "../../_tools/testing/eventually.ts";
import { temporaryDirectory } from "../../_tools/testing/temporary_directory.ts";
import {
  clientOf,
  startBalance,
  startBalanceWith,
  startNamed,
} from "./_test_balance.ts";
import { balance, type BalancePowers } from "./balance.ts";

const NO_POWERS: BalancePowers = {
  startDataPlane() {
    throw new Error("Nothing was to be started");
  },
  onReload() {},
};

/** The names that so many requests are answered with. */
async function namesOf(ask: () => Promise<string>, count: number) {
  const names = new Set<string>();
  for (let i = 0; i < count; i++) names.add(await ask());
  return [...names].toSorted().join("");
}

/** Connections that say nothing. */
async function holdConnections(port: number, count: number) {
  let open = 0;
  const socket = {
    open: () => void open++,
    close: () => void open--,
    data() {},
    error() {},
  };
  const options = { hostname: "127.0.0.1", port, socket };
  const connecting = Array.from({ length: count }, () =>
    Bun.connect(options).catch(() => undefined),
  );
  const sockets = await Promise.all(connecting);
  return {
    /** Those that were not turned away. */
    open: () => open,
    leave() {
      for (const it of sockets) it?.terminate();
    },
  };
}

describe("balance()", () => {
  test("balances fixed backends without an account and ends with 0 on SIGTERM", async () => {
    using a = await startNamed("a");
    using b = await startNamed("b");
    const to = ["--to", a.address, `--to=${b.address}`];
    await using it = await startBalance("--strategy", "round_robin", ...to);
    using client = clientOf(it.port);
    expect(await namesOf(client.ask, 4)).toBe("ab");
    it.program.kill("SIGTERM");
    expect(await it.program.exited).toBe(0);
  });

  test("balances one port with two workers", async () => {
    using a = await startNamed("a");
    await using it = await startBalance("--to", a.address, "--workers", "2");
    for (let i = 0; i < 16; i++) {
      using client = clientOf(it.port);
      expect(await client.ask()).toBe("a");
    }
  });

  test("turns clients away before it has no file left for its backends", async () => {
    using a = await startNamed("a");
    await using it = await startBalanceWith(200, "--to", a.address);
    using early = clientOf(it.port);
    expect(await early.ask()).toBe("a");
    const crowd = await holdConnections(it.port, 300);
    await eventually(() => crowd.open() === 135); // of 200, 64 are spare
    expect(await early.ask()).toBe("a");
    expect(it.said.out).not.toContain("cannot be reached");
    crowd.leave();
    await eventually(async () => {
      using late = clientOf(it.port);
      return (await late.ask().catch(() => "")) === "a";
    });
  });

  test("says when a backend cannot be reached and when it can", async () => {
    using a = await startNamed("a");
    const gone = await startNamed("gone");
    const to = ["--to", a.address, "--to", gone.address];
    await using it = await startBalance(...to, "--health-check");
    using client = clientOf(it.port);
    await eventually(async () => (await client.ask()) === "gone");
    gone[Symbol.dispose]();
    const sentence = `End server ${gone.address} cannot be reached`;
    await eventually(() => it.said.out.includes(sentence));
    expect(await namesOf(client.ask, 4)).toBe("a");
  });

  const refusals: readonly (readonly [string, readonly string[], string])[] = [
    ["no backend", ["--listen", ":0"], "at least one --to"],
    ["no place to listen", ["--to", ":1"], "--listen"],
    ["a backend given twice", ["--listen=:0", "--to=:1", "--to=:1"], "twice"],
    ["a backend that is no address", ["--listen=:0", "--to", "x"], '"x"'],
    [
      "no slots",
      ["--listen=:0", "--to=:1", "--concurrency", "0"],
      "at least 1",
    ],
    ["an unknown flag", ["--listen=:0", "--to=:1", "--too"], '"--too"'],
    ["half a limit", ["--listen=:0", "--to=:1", "--limit", "a"], "NAME=N"],
    [
      "a certificate without a key",
      ["--listen=:0", "--to=:1", "--tls-cert", "x"],
      "Cannot use tls",
    ],
    [
      "a certificate that is not there",
      ["--listen=:0", "--to=:1", "--tls-cert=/no", "--tls-key=/no"],
      "Cannot read /no",
    ],
  ];
  for (const [what, args, said] of refusals) {
    test(`refuses ${what} with exit code 2`, async () => {
      using io = capturedIo();
      expect(await balance(args, io, NO_POWERS)).toBe(2);
      expect(io.err).toContain(said);
    });
  }

  const unknown: readonly (readonly [string, readonly string[], string])[] = [
    ["strategy", ["--strategy", "best"], 'strategy "best"'],
    ["limit", ["--limit", "colour=1"], "limits.colour"],
  ];
  for (const [what, args, said] of unknown) {
    test(`names a ${what} it does not know`, async () => {
      await using it = await startBalance("--to", ":1", ...args);
      expect(await it.program.exited).toBe(1);
      await eventually(() => it.said.err.includes(said));
    });
  }
});

describe("balance() with --config", () => {
  /** Writes a file that has these backends, and more. */
  function configIn(path: string) {
    const file = join(path, "balance.json");
    const write = (to: readonly string[], more = {}) =>
      writeFileSync(file, JSON.stringify({ to, ...more }));
    return { file, write };
  }

  test("changes backends and strategy on SIGHUP without losing a call", async () => {
    using directory = temporaryDirectory();
    using a = await startNamed("a", { afterMs: 5 });
    using b = await startNamed("b", { afterMs: 5 });
    const { file, write } = configIn(directory.path);
    const limits = { slowStartMs: 0 };
    write([a.address], { limits });
    await using it = await startBalance("--config", file);
    const lines = () => it.said.out.split("Configuration read again").length;
    const counts: Record<string, number> = {};
    const stop = { it: false };
    const callers = Array.from({ length: 8 }, async () => {
      using client = clientOf(it.port);
      while (!stop.it) {
        const name = await client.ask(); // throws when the call is lost
        counts[name] = (counts[name] ?? 0) + 1;
      }
    });
    for (const [i, to] of [[b], [a, b], [a], [b]].entries()) {
      write(
        to.map(({ address }) => address),
        { limits, strategy: i % 2 === 0 ? "random" : "round_robin" },
      );
      it.program.kill("SIGHUP");
      await eventually(() => lines() === i + 2);
      const seen = { ...counts };
      await eventually(
        () =>
          (counts.a ?? 0) + (counts.b ?? 0) >
          (seen.a ?? 0) + (seen.b ?? 0) + 50,
      );
    }
    stop.it = true;
    await Promise.all(callers);
    using client = clientOf(it.port);
    expect(await namesOf(client.ask, 4)).toBe("b");
    expect(counts.a).toBeGreaterThan(0);
    expect(it.said.err).toBe("");
  });

  test("keeps the old one when the new one cannot be used", async () => {
    using directory = temporaryDirectory();
    using a = await startNamed("a");
    const { file, write } = configIn(directory.path);
    write([a.address]);
    await using it = await startBalance("--config", file);
    using client = clientOf(it.port);
    const refusals = [
      [[], {}, "at least one --to"],
      [[":1"], { strategy: "best" }, 'strategy "best"'],
      [[":1"], { limits: { colour: 1 } }, "limits.colour"],
      [[":1"], { colour: 1 }, 'Cannot use "colour"'],
    ] as const;
    for (const [to, more, said] of refusals) {
      write(to, more);
      it.program.kill("SIGHUP");
      await eventually(() => it.said.err.includes(said));
      expect(it.said.err).toContain("the old configuration stays in force");
      expect(await client.ask()).toBe("a");
    }
  });
});

describe.skipIf(OPENSSL === null)("balance() with TLS (needs openssl)", () => {
  test("answers clients that trust its certificate", async () => {
    using directory = temporaryDirectory();
    using a = await startNamed("a");
    const { cert, flags } = makeIdentity(directory.path);
    await using it = await startBalance("--to", a.address, ...flags);
    using client = clientOf(it.port, credentials.createSsl(readFileSync(cert)));
    expect(await client.ask()).toBe("a");
    using plain = clientOf(it.port);
    expect(await rejectionOf(plain.ask())).toThrow();
  });

  test("refuses a key that others may read", async () => {
    using directory = temporaryDirectory();
    using io = capturedIo();
    const { key, flags } = makeIdentity(directory.path);
    chmodSync(key, 0o640);
    const args = ["--listen=:0", "--to=:1", ...flags];
    expect(await balance(args, io, NO_POWERS)).toBe(2);
    expect(io.err).toContain("chmod 600");
  });
});
