import { expect, test } from "bun:test";

import { capturedIo } from "../../../_tools/testing/captured_io.ts";
import { eventually } from "../../../_tools/testing/eventually.ts";
import { PASSWORD, RealScaler } from "../../../_tools/testing/real_scaler.ts";
import { call } from "../call.ts";
import { portal } from "../portal.ts";

/** Somebody with an instance `bank` that serves. */
async function deployed() {
  await using owned = new AsyncDisposableStack();
  const scaler = owned.use(await RealScaler.start());
  const shape = { portal: scaler.address, secrets: [PASSWORD], columns: 100 };
  const io = owned.use(capturedIo(shape));
  await portal(["signup", "asha@example.com"], io);
  await portal(["deploy", "--services", "echo", "--name", "bank"], io);
  await eventually(async () => {
    const [instance] = await scaler.instances("asha@example.com");
    return instance?.state === "serving";
  });
  const at = `127.0.0.1:${scaler.ports.first}`;
  const stack = owned.move();
  return { io, at, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

type Deployed = Awaited<ReturnType<typeof deployed>>;

/** Runs `explain`, and calls until it has ended. */
async function explained({ io, at }: Deployed, ...args: string[]) {
  const before = io.out.length;
  let hasEnded = false;
  const ending = portal(["explain", "bank", ...args], io).finally(() => {
    hasEnded = true;
  });
  using other = capturedIo();
  while (!hasEnded) await call([at, "echo", "--message", "hello"], other);
  expect(await ending).toBe(0);
  return io.out.slice(before);
}

test("portal() explain tells of each request who stood how, and why one was picked", async () => {
  await using it = await deployed();
  const text = await explained(it, "--pick", "2");
  const head =
    /^[\d:.]{12} {2}\/tellerline\.[\w.]+\/\w+ from 127.0.0.1 to [0-9a-f]{12}-[12]$/gm;
  expect(text.match(head)).toHaveLength(2);
  expect(text).toContain("\nleast_connections: fewest in flight (0)");
  expect(text).toMatch(
    /^ +END SERVER +IN FLIGHT +PICKS\/S +PEAK MS +LEFT OUT$/m,
  );
  expect(text.match(/^> {2,}[0-9a-f]{12}-[12] +0 /gm)).toHaveLength(2);
});

test("portal() explain prints one JSON document a pick", async () => {
  await using it = await deployed();
  const lines = (await explained(it, "--pick", "3", "--json")).trim();
  const picks = lines.split("\n").map((line) => JSON.parse(line));
  expect(picks).toHaveLength(3);
  expect(picks[0]).toMatchObject({ strategy: "least_connections" });
  expect(picks[0].candidates).toHaveLength(2);
});

test("portal() explain says so when nothing was called in that time", async () => {
  await using it = await deployed();
  const { io } = it;
  expect(await portal(["explain", "bank", "--wait-s", "1"], io)).toBe(0);
  expect(io.err).toEndWith(
    'No request came to "bank" in 1 s; send it some, or wait longer with --wait-s\n',
  );
});

test("portal() explain refuses counts that cannot be, by their flags", async () => {
  await using it = await deployed();
  const { io } = it;
  for (const [flag, count, most] of [
    ["--pick", 0, 1_000],
    ["--pick", 1_001, 1_000],
    ["--wait-s", 0, 600],
    ["--wait-s", 601, 600],
  ] as const) {
    const args = ["explain", "bank", flag, String(count)];
    expect(await portal(args, io)).toBe(2);
    expect(io.err).toContain(
      `Cannot read ${flag} "${count}": give a whole number from 1 to ${most}\n`,
    );
  }
});
