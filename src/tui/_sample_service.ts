import type { OutputValues } from "../wire/dynamic_message.ts";
import type { ServiceOutput } from "../wire/messages.ts";
import type { PastCall } from "../wire/past_calls.ts";
import type { LoadState } from "./types.ts";

/** A service that says `text` wherever it says something. */
export function sampleService(text: string): ServiceOutput {
  const shared = { min: "0", max: "10", maxDecimals: 2, choices: [] };
  const field = {
    ...shared,
    label: text,
    unit: text,
    help: text,
    example: text,
  };
  const output = { label: text, unit: "INR", help: text, columns: [] };
  return {
    id: "loan",
    title: text,
    summary: text,
    method: "/test.Loan/Calculate",
    fields: [
      { ...field, name: "principal", tag: 1, kind: "money", required: true },
      {
        ...field,
        name: "method",
        tag: 2,
        kind: "choice",
        required: false,
        choices: [{ value: "flat", label: text }],
      },
      { ...field, name: "rounded", tag: 3, kind: "flag", required: false },
    ],
    outputs: [
      { ...output, name: "instalment", tag: 1, kind: "money" },
      { ...output, name: "note", tag: 2, kind: "text" },
      {
        ...output,
        name: "schedule",
        tag: 3,
        kind: "table",
        columns: [
          { ...output, name: "month", tag: 1, kind: "integer" },
          { ...output, name: "balance", tag: 2, kind: "money" },
        ],
      },
      {
        ...output,
        name: "years",
        tag: 4,
        kind: "table",
        columns: [
          { ...output, name: "year", tag: 1, kind: "integer" },
          ...["interest", "principal", "paid", "left"].map((name, index) => {
            return { ...output, name, tag: index + 2, kind: "money" };
          }),
        ],
      },
    ],
  };
}

/** What that service answered. */
export function sampleOutputs(text: string): OutputValues {
  const schedule = Array.from({ length: 50 }, (_, month) => {
    return { month: String(month + 1), balance: `${(50 - month) * 1_000}.50` };
  });
  const years = Array.from({ length: 4 }, (_, year) => {
    const amount = "1234567.89";
    const amounts = { interest: amount, principal: amount, paid: amount };
    return { year: String(year + 1), ...amounts, left: amount };
  });
  return { instalment: "8678.23", note: text, schedule, years };
}

/** A call of that service, as the client's record has it. */
export function sampleCall(text: string): PastCall {
  return {
    atMs: 1_000,
    target: "127.0.0.1:61000",
    service: "loan",
    values: { principal: "100000", method: text },
    outputs: sampleOutputs(text),
    endpoint: text,
    elapsedMs: 12.3,
  };
}

/** A load on that service, under way. */
export function sampleLoad(text: string): LoadState {
  return {
    address: "127.0.0.1:61000",
    serviceId: "loan",
    ratePerS: 50,
    seconds: 60,
    status: "running",
    counts: {
      sent: 1_000,
      ok: 900,
      inFlight: 40,
      leftOut: 3,
      byStatus: { OK: 900, [text]: 60 },
      lastFailure: text,
      p50Ms: 12,
      p99Ms: 1_234,
      elapsedMs: 20_000,
    },
  };
}
