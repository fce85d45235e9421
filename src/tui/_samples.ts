import { routeTo, initialState } from "./reduce.ts";
import { NO_DATA, reduceData } from "./reduce_data.ts";
import { sampleCall, sampleLoad, sampleService } from "./_sample_service.ts";
import { ADDRESS, ID, sampleRoute } from "./_sample_route.ts";
import type { Data, ScreenName, State } from "./types.ts";
import type {
  ConnectionOutput,
  DecisionOutput,
  EndServerOutput,
  InstanceOutput,
  InstanceViewOutput,
  ScalerOutput,
  ShadowOutput,
} from "../wire/messages.ts";

/** What a sample says wherever a text comes from outside. */
export interface SampleOptions {
  /** @default plain words */
  readonly text?: string;
  /** End servers, connections and decisions. @default 3 */
  readonly count?: number;
}

/** A state with data everywhere, at one screen. */
export function sampleState(
  screen: ScreenName,
  options: SampleOptions = {},
): State {
  const data = sampleData(options);
  const routes = [
    routeTo("instances"),
    sampleRoute(screen, data, options.text),
  ];
  const top = screen === "welcome" ? routes.slice(1) : routes;
  return { ...initialState(routeTo("instances")), routes: top, data };
}

/** Data as a scaler and an instance tell it. */
export function sampleData({
  text = "a word",
  count = 3,
}: SampleOptions = {}): Data {
  const view = sampleView(text, count);
  const { instance } = view;
  const services = [sampleService(text)];
  const told = [
    { kind: "session", email: text },
    { kind: "scaler", scaler: sampleScaler(text) },
    { kind: "services", services },
    { kind: "instances", instances: instance ? [instance] : [] },
    { kind: "view", view },
    {
      kind: "catalogue",
      address: ADDRESS,
      catalogue: { kind: "known", services },
    },
    { kind: "calls", calls: [sampleCall(text)] },
    { kind: "load", load: sampleLoad(text) },
    { kind: "log-opened", instanceId: ID },
    {
      kind: "log-lines",
      lines: [{ atMs: 1_000, source: text, level: "info", text }],
    },
  ] as const;
  return told.reduce<Data>(reduceData, NO_DATA);
}

/** A live view of `count` end servers, connections and decisions. */
export function sampleView(text: string, count: number): InstanceViewOutput {
  const each = Array.from({ length: count }, (_, index) => index);
  return {
    instance: sampleInstance(text, count),
    load: {
      inFlight: 3,
      queued: 2,
      requestsPerS: 123.4,
      errorsPerS: 0.1,
      p50Ms: 4,
      p99Ms: 1_234,
      completed: 10_000,
      failed: 1,
      rejected: 0,
      hopeless: 0,
      meanLoad: 1.5,
    },
    endServers: each.map((index) => sampleEndServer(text, index)),
    connections: each.map((index) => sampleConnection(text, index)),
    connectionCount: count,
    decisions: each.map((index) => sampleDecision(text, index)),
    past: [],
    atMs: 61_000,
    shadow: {
      policy: text,
      evaluations: 1_000,
      more: 10,
      fewer: 100,
      aheadMinutes: -35.2,
      sinceMs: 1_000,
    },
  };
}

function sampleInstance(text: string, count: number): InstanceOutput {
  return {
    id: ID,
    name: text,
    port: 61_000,
    settings: {
      services: [text],
      strategy: text,
      policy: text,
      shadow: text,
      min: 2,
      max: 10,
    },
    state: "serving",
    notice: text,
    ready: count,
    starting: 1,
    draining: 1,
    desired: count,
    createdAtMs: 1_000,
  };
}

function sampleEndServer(text: string, index: number): EndServerOutput {
  return {
    id: `${text}-${index}`,
    state: "ready",
    address: ADDRESS,
    cpuPercent: 45,
    memoryBytes: 2 ** 26,
    memoryLimitBytes: 2 ** 28,
    inFlight: 1,
    requestsPerS: 41.1,
    p99Ms: 12,
    picks: 1_000,
    createdAtMs: 1_000,
    detail: text,
    ejections: index,
  };
}

function sampleConnection(text: string, index: number): ConnectionOutput {
  return {
    id: `c${index}`,
    client: `127.0.0.1:${50_000 + index}`,
    openedAtMs: 1_000,
    inFlight: 1,
    calls: 12,
    bytesIn: 12_345,
    bytesOut: 1_234_567,
    lastMethod: text,
    lastEndServer: text,
  };
}

function sampleDecision(text: string, index: number): DecisionOutput {
  return {
    atMs: 60_000 - index * 1_000,
    kind: index === 0 ? "hold" : "scale_out",
    policy: text,
    from: 2,
    wish: 5,
    to: 4,
    inputs: { perEndServer: 49.25, observedLineMs: 12 },
    clamps: [{ name: "max", from: 5, to: 4, reason: text }],
    reason: text,
    number: 100 - index,
    shadow: sampleShadow(text),
  };
}

function sampleShadow(text: string): ShadowOutput {
  return {
    policy: text,
    from: 3,
    wish: 5,
    to: 3,
    inputs: { predictedMs: 10 },
    clamps: [{ name: "step", from: 5, to: 3, reason: text }],
    reason: text,
    aheadMs: 2_000,
  };
}

function sampleScaler(text: string): ScalerOutput {
  const options = ["first", "second"].map((name) => {
    return { name, title: text, summary: text };
  });
  return {
    version: "0.1.0",
    runtime: "process",
    runtimeReason: text,
    strategies: options,
    policies: options,
    defaults: {
      services: [],
      strategy: "first",
      policy: "first",
      min: 2,
      max: 10,
    },
    maxInstances: 10,
    maxEndServers: 10,
    maxEndServersPerTenant: 100,
    maxEndServersInAll: 1000,
    endServers: 6,
    preparing: text,
    serving: true,
    tls: null,
    rates: {
      date: text,
      source: text,
      ageDays: 0,
      stale: false,
      state: text,
      lastError: text,
      fetchedAtMs: 0,
      lastAttemptAtMs: 0,
      nextAttemptAtMs: 0,
    },
  };
}
