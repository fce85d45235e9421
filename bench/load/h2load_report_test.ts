import { expect, test } from "bun:test";

import { faultOf, latenciesUs, parseH2loadReport } from "./h2load_report.ts";

const REPORT = `starting benchmark...
progress: 100% done

finished in 18.35ms, 108979.95 req/s, 5.23MB/s
requests: 2000 total, 2000 started, 2000 done, 1990 succeeded, 10 failed, 0 errored, 0 timeout
status codes: 1990 2xx, 0 3xx, 0 4xx, 10 5xx
traffic: 98.23KB (100592) total, 23.83KB (24400) headers (space savings 93.90%), 19.53KB (20000) data
                     min         max         mean         sd        +/- sd
time for request:       43us      1.90ms       394us       344us    90.20%
`;

test("parseH2loadReport() finds the figures", () => {
  expect(parseH2loadReport(REPORT)).toEqual({
    requests: 2000,
    requestsPerSecond: 108979.95,
    succeeded: 1990,
    dataBytes: 20000,
  });
});

test("parseH2loadReport() refuses a report without figures", () => {
  expect(() => parseH2loadReport("Segmentation fault")).toThrow(SyntaxError);
});

test("faultOf() is silent when every answer came whole", () => {
  const report = parseH2loadReport(REPORT);
  const whole = { ...report, succeeded: 2000 };
  expect(faultOf(whole, { requests: 2000, answerBytes: 10 })).toBeUndefined();
});

test("faultOf() counts the requests that failed", () => {
  const report = parseH2loadReport(REPORT);
  expect(faultOf(report, { requests: 2000, answerBytes: 10 })).toBe(
    "10 of 2000 requests failed",
  );
});

test("faultOf() sees errors of gRPC, which come with status 200", () => {
  const report = { ...parseH2loadReport(REPORT), succeeded: 2000 };
  expect(faultOf(report, { requests: 2000, answerBytes: 21 })).toBe(
    "answers lack 22000 bytes",
  );
});

test("latenciesUs() reads the answered requests of the log", () => {
  const log =
    "1795417447365466\t200\t421\n1795417447365470\t-1\t9\n1795417447365471\t200\t45\n";
  expect(latenciesUs(log)).toEqual([421, 45]);
});

test("latenciesUs() finds nothing in an empty log", () => {
  expect(latenciesUs("")).toEqual([]);
});
