import type { PlayOutput } from "../wire/messages.ts";
import type { Data, Route } from "./types.ts";
import { whatIfRoute } from "./what_if_form.ts";

/** What would have happened, with a text wherever one comes from outside. */
export function sampleWhatIf(
  data: Data,
  { instanceId, text }: { readonly instanceId: string; readonly text: string },
): Route {
  const whatIf = {
    done: undefined,
    titles: [text, text],
    simulation: {
      fromMs: 1_000,
      toMs: 1_801_000,
      observed: samplePlay(text),
      plays: [samplePlay(text), samplePlay(text), samplePlay(text)],
      best: 1,
      why: text,
      notes: [text],
      target: text,
      workMs: 20,
      parallel: 4,
      startMs: 900,
    },
  };
  return { ...whatIfRoute(data, instanceId), whatIf };
}

function samplePlay(text: string): PlayOutput {
  return {
    settings: { services: [], policy: text, strategy: text, min: 3, max: 9 },
    arrived: 123_456,
    completed: 120_000,
    rejected: 3_000,
    late: 456,
    waitP50Ms: 0.1,
    waitP99Ms: 123,
    responseP50Ms: 20,
    responseP99Ms: 1_234,
    beyondTarget: 0.0123,
    endServerMinutes: 61.5,
    mostEndServers: 5,
    scaledOut: 3,
    scaledIn: 2,
    points: Array.from({ length: 300 }, (_, at) => ({
      atMs: 1_000 + at * 6_000,
      requestsPerS: 100,
      errorsPerS: 0,
      inFlight: 0,
      queued: 0,
      p99Ms: 20,
      ready: 2 + (at % 3),
      desired: 3,
    })),
  };
}
