import { expect, test } from "bun:test";

import { parseArguments, UsageError } from "./arguments.ts";
import { DEFAULT_CONFIG, SCALER_FLAGS, scalerConfig } from "./scaler_config.ts";

function configOf(flags: readonly string[], file = {}) {
  return scalerConfig(parseArguments(flags, SCALER_FLAGS), file);
}

test("scalerConfig() is the defaults where nothing is said", () => {
  expect(configOf([])).toEqual(DEFAULT_CONFIG);
});

test("scalerConfig() lets flags win over the file", () => {
  const config = configOf(["--runtime", "docker", "--ports", "100-200"], {
    runtime: "process",
    maxInstances: 3,
    maxEndServersPerTenant: 7,
    maxEndServersInAll: 30,
  });
  expect(config.runtime).toBe("docker");
  expect(config.ports).toEqual({ first: 100, last: 200 });
  expect(config.maxInstances).toBe(3);
  expect(config.maxEndServersPerTenant).toBe(7);
  expect(config.maxEndServersInAll).toBe(30);
});

test("scalerConfig() reads an IPv6 portal address", () => {
  const { portal } = configOf(["--portal", "[::1]:7400"]);
  expect(portal).toEqual({ host: "::1", port: 7400 });
});

test("scalerConfig() keeps the tuning of the file", () => {
  const { tuning } = configOf([], { tuning: { tickMs: 500 } });
  expect(tuning).toEqual({ tickMs: 500 });
});

test("scalerConfig() keeps the limits of the file", () => {
  const { limits } = configOf([], { limits: { slowStartMs: 0 } });
  expect(limits).toEqual({ slowStartMs: 0 });
});

test("scalerConfig() reads where exchange rates come from", () => {
  const url = "https://example.com/daily.xml";
  expect(configOf(["--no-rates"]).rates).toEqual({ kind: "off" });
  expect(configOf(["--rates-url", url]).rates).toEqual({ kind: "on", url });
  expect(configOf([], { rates: url }).rates).toEqual({ kind: "on", url });
  expect(configOf(["--no-rates"], { rates: url }).rates.kind).toBe("off");
});

test.each([
  ['Cannot use runtime "vm"', ["--runtime", "vm"], {}],
  ['Cannot use portal "nowhere"', ["--portal", "nowhere"], {}],
  ['"127.0.0.1:70000"', ["--portal", "127.0.0.1:70000"], {}],
  ['Cannot use ports "200-100"', ["--ports", "200-100"], {}],
  ['Cannot use ports "0-10"', ["--ports", "0-10"], {}],
  ['Cannot use workers "0"', ["--workers", "0"], {}],
  ['Cannot use "colour"', [], { colour: "red" }],
  ["Cannot use hosts: give", [], { hosts: [] }],
  ["such as [", [], { hosts: [1] }],
  ['Cannot use tuning.tickMs "-1"', [], { tuning: { tickMs: -1 } }],
  ["Cannot use tuning: give", [], { tuning: 5 }],
  ['Cannot use limits.streams "many"', [], { limits: { streams: "many" } }],
  ["Cannot use rates: give", [], { rates: 5 }],
  ["it is no URL", ["--rates-url", "nowhere"], {}],
  ["together", ["--rates-url", "https://a.test/", "--no-rates"], {}],
  ["Cannot use tls: give", [], { tls: "cert.pem" }],
  ["Cannot use tls: give", [], { tls: { cert: "cert.pem" } }],
  ["Cannot read /no/cert", [], { tls: { cert: "/no/cert", key: "/no/key" } }],
  ['Cannot use traceMib "2000": give 0 to', [], { traceMib: 2_000 }],
  ['Cannot read maxInstances "many"', [], { maxInstances: "many" }],
])("scalerConfig() refuses with %p", (message, flags, file) => {
  expect(() => configOf(flags, file)).toThrow(UsageError);
  expect(() => configOf(flags, file)).toThrow(message);
});
