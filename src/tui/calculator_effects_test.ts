import { expect, test } from "bun:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { eventually } from "../../_tools/testing/eventually.ts";
import { memoryEndServer } from "../../_tools/testing/memory_end_server.ts";
import { temporaryDirectory } from "../../_tools/testing/temporary_directory.ts";
import { openClientLog } from "../wire/client_log.ts";
import { pastCalls } from "../wire/past_calls.ts";
import { calculationRoute } from "./calculation_route.ts";
import { calculatorEffects } from "./calculator_effects.ts";
import { loadRoute } from "./load_form.ts";
import { initialState, reduce, routeTo, topRoute } from "./reduce.ts";
import { saveRoute } from "./save_form.ts";
import { createStore } from "./store.ts";
import type { Route } from "./types.ts";

/** A console's calculator, at the form of a loan that an end server computes. */
async function ground() {
  const stack = new AsyncDisposableStack();
  const directory = stack.use(temporaryDirectory());
  const spec = { services: ["loan_emi"], sleepMs: 0, cpuMs: 0 };
  const { host, port } = stack.use(await memoryEndServer(spec));
  const end = new AbortController();
  stack.defer(() => end.abort());
  const { signal } = end;
  const initial = initialState(routeTo("services"));
  const store = createStore({ initial, reduce, minGapMs: 0, signal });
  const clientLog = openClientLog(directory.path);
  const past = () => pastCalls(directory.path);
  const world = {
    store,
    signal,
    clientLog,
    past,
    portal: () => `${host}:1`,
    trust: () => undefined,
  };
  const effects = calculatorEffects(world);
  const address = `${host}:${port}`;
  effects.refresh(address);
  const catalogue = () => store.current().data.catalogues[address];
  await eventually(() => catalogue()?.kind === "known");
  const known = catalogue();
  const service = known?.kind === "known" ? known.services[0] : undefined;
  if (!service) throw new Error("no service");
  const route = calculationRoute(service, { address, instanceId: "" });
  const values = { ...route.form?.values, ...GIVEN };
  const filled = route.form ? { ...route.form, values } : undefined;
  const asking: Route = { ...route, form: filled };
  store.dispatch({ kind: "push", route: asking });
  return {
    directory: directory.path,
    store,
    effects,
    service,
    asking,
    top: () => topRoute(store.current()),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

const GIVEN = {
  principal: "10,00,000",
  rate_percent: "8.5",
  tenure_months: "240",
};

test("calculate() takes amounts with commas, and puts what came on record", async () => {
  await using at = await ground();
  at.effects.calculate(at.asking);
  await eventually(() => at.top().answer !== undefined);
  expect(at.top().answer?.outputs.instalment).toBe("8678.23");
  const [call] = at.store.current().data.calls;
  expect(call?.values.principal).toBe("1000000");
  const [kept] = await pastCalls(at.directory);
  expect(kept?.values).toEqual({ ...call?.values });
});

test("calculate() puts what the service refuses beside its field", async () => {
  await using at = await ground();
  const values = { ...at.asking.form?.values, rate_percent: "1000" };
  const form = at.asking.form && { ...at.asking.form, values };
  at.effects.calculate({ ...at.asking, form });
  await eventually(() => at.top().form?.status.kind === "refused");
  expect(at.top().form?.errors.rate_percent).toContain("1000");
  expect(at.top().answer).toBeUndefined();
});

test("save() writes an answer once, and leaves what is there alone", async () => {
  await using at = await ground();
  at.effects.calculate(at.asking);
  await eventually(() => at.top().answer !== undefined);
  const path = join(at.directory, "a.csv");
  const saving = saveRoute(at.top(), { service: at.service, atMs: 0 });
  const form = saving.form && { ...saving.form, values: { path, part: "" } };
  const route = { ...saving, form };
  at.store.dispatch({ kind: "push", route });
  at.effects.save(route);
  await eventually(() => at.top().screen === "calculation");
  expect(readFileSync(path, "utf8")).toContain("8678.23");
  at.store.dispatch({ kind: "push", route });
  at.effects.save(route);
  await eventually(() => at.top().form?.errors.path !== undefined);
  expect(at.top().form?.errors.path).toContain("exists already");
});

test("startLoad() counts while it runs, and ends when it is stopped", async () => {
  await using at = await ground();
  const form = loadRoute(at.asking);
  at.store.dispatch({ kind: "push", route: form });
  at.effects.startLoad(form);
  const load = () => at.store.current().data.load;
  await eventually(() => (load()?.counts.ok ?? 0) > 0);
  expect(load()?.status).toBe("running");
  at.effects.stopLoad();
  await eventually(() => load()?.status === "stopped");
  expect(load()?.counts.byStatus).toEqual({ OK: load()?.counts.ok ?? 0 });
  expect(at.store.current().data.calls).toEqual([]);
});

test("startLoad() sends nothing that is out of bounds", async () => {
  await using at = await ground();
  const route = loadRoute(at.asking);
  const values = { rate: "501", seconds: "0", concurrency: "x" };
  const form = route.form && { ...route.form, values };
  at.store.dispatch({ kind: "push", route });
  at.effects.startLoad({ ...route, form });
  expect(Object.keys(at.top().form?.errors ?? {})).toEqual([
    "rate",
    "seconds",
    "concurrency",
  ]);
  expect(at.store.current().data.load).toBeUndefined();
});
