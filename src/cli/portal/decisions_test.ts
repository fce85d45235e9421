import { expect, test } from "bun:test";

import { capturedIo } from "../../../_tools/testing/captured_io.ts";
import { eventually } from "../../../_tools/testing/eventually.ts";
import { PASSWORD, RealScaler } from "../../../_tools/testing/real_scaler.ts";
import { portal } from "../portal.ts";
import { fetchDecisions } from "./_fetch_decisions.ts";

/** A tenant with an instance that is scaled by hand from 2 to 4. */
async function scaled(settings: readonly string[] = []) {
  await using owned = new AsyncDisposableStack();
  const tuning = { tickMs: 20 };
  const scaler = owned.use(await RealScaler.start({ tuning }));
  const secrets = [PASSWORD];
  const shape = { portal: scaler.address, secrets, columns: 200 };
  const io = owned.use(capturedIo(shape));
  await portal(["signup", "a@b.example"], io);
  const deploy = "deploy --services echo --name bank".split(" ");
  await portal([...deploy, ...settings], io);
  await portal(["scale", "bank", "4"], io);
  const printed = async (...flags: string[]) => {
    const before = io.out.length;
    const code = await portal(["decisions", "bank", ...flags], io);
    expect([code, io.err]).toEqual([0, ""]);
    return io.out.slice(before);
  };
  const rows = async (...flags: string[]) =>
    (await printed(...flags, "--json"))
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line));
  const stack = owned.move();
  const dispose = () => stack.disposeAsync();
  return { io, printed, rows, [Symbol.asyncDispose]: dispose };
}

test("portal decisions tells when and why, a line each, oldest first", async () => {
  await using it = await scaled();
  const lines = (await it.printed("--changes")).trimEnd().split("\n");
  expect(lines[0]).toMatch(/^TIME +NUMBER +DECISION$/);
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(
    /^[\dT:-]{19}Z +\d+ {2}Set from 2 to 4 end servers by hand$/,
  );
});

test("portal decisions --json prints every evaluation once, a document a line", async () => {
  await using it = await scaled();
  const all = await eventually(async () => {
    const rows = await it.rows("--since", "1h");
    return rows.length > 60 && rows; // more than are shown without --since
  });
  const numbers = all.map(({ number }) => number);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  expect(all.at(-1)).toMatchObject({ policy: "queueing", kind: "hold" });
  expect(await it.rows("--since", "99999d", "--limit", "3")).toHaveLength(3);
});

test("fetchDecisions() puts pages together, as many as are asked for", async () => {
  await using scaler = await RealScaler.start({ tuning: { tickMs: 10 } });
  const client = await scaler.tenant("a@b.example");
  const { id } = await client.createInstance({
    settings: { services: ["echo"] },
  });
  await eventually(async () => {
    const { length } = await client.listDecisions({ id });
    return length > 25;
  });
  using io = capturedIo();
  const asked = { id, changesOnly: false, differingOnly: false };
  const numbers = async (more: object) => {
    const wanted = { ...asked, ...more };
    const context = { client, io };
    const { decisions } = await fetchDecisions(wanted, context, { page: 7 });
    return decisions.map(({ number }) => number);
  };
  const all = await numbers({ sinceMs: 1 });
  expect(all.length).toBeGreaterThan(25);
  expect(all).toEqual(all.map((_, index) => index + 1));
  const newest = await numbers({ limit: 17 });
  expect(newest).toHaveLength(17);
  expect(newest).toEqual(newest.map((_, at) => (newest[0] ?? 0) + at));
});

test("portal decisions --number shows one whole: inputs, wish, limits, outcome", async () => {
  await using it = await scaled(["--min", "2"]);
  const [hold] = await eventually(async () => {
    const rows = await it.rows("--limit", "9");
    const found = rows.filter(({ clamps }) => clamps.length > 0);
    return found.length > 0 && found;
  });
  const text = await it.printed("--number", String(hold.number));
  const lines = text.split("\n").map((line) => line.trim());
  expect(lines[0]).toEndWith(`decision ${hold.number}`);
  expect(lines[1]).toBe(hold.reason);
  expect(lines[2]).toBe(`queueing wished for 1 where there were ${hold.from}`);
  const [{ name, from, to, reason }] = hold.clamps;
  expect(lines).toContain(`${name}: ${from} → ${to} because ${reason}`);
  expect(text).toContain("Made from: ready ");
});

test("portal decisions --shadow tells where a shadow differs, and the totals", async () => {
  await using it = await scaled(["--shadow", "cpu_threshold"]);
  expect(await portal(["update", "bank", "--min", "3"], it.io)).toBe(0);
  await portal(["update", "bank", "--shadow", "none"], it.io);
  expect(it.io.out).toMatch(/shadow +none\n/);
  const rows = await it.rows("--shadow", "--since", "1h");
  const { shadows } = rows.at(-1);
  expect(shadows).toMatchObject([{ policy: "cpu_threshold" }]);
  const { more, fewer } = shadows[0];
  expect(rows).toHaveLength(more + fewer + 1);
  expect(await it.printed("--shadow")).toContain(
    `Shadow cpu_threshold: more end servers in ${more} of `,
  );
});

test("portal decisions refuses what it cannot read or find", async () => {
  await using it = await scaled();
  const { io } = it;
  for (const [flags, code, sentence] of [
    [["--since", "soon"], 2, 'Cannot read --since "soon": give an age such as'],
    [["--limit", "0"], 2, "give --limit 1 or more"],
    [["--number", "99999999"], 1, "Cannot show decision 99999999: "],
  ] as const) {
    expect(await portal(["decisions", "bank", ...flags], io)).toBe(code);
    expect(io.err).toContain(sentence);
  }
});
