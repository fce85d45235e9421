import { expect, test } from "bun:test";

import { requestFields, responseFields } from "./headers.ts";

const HOP = { clientAddress: "10.0.0.9", timeoutMs: undefined };

test("requestFields() drops what is for one hop and names the client", () => {
  const headers = {
    ":path": "/a.B/C",
    connection: "x",
    "keep-alive": "y",
    te: "trailers, deflate",
    "x-kept": "1",
  };
  expect(requestFields(headers, HOP)).toEqual({
    ":path": "/a.B/C",
    te: "trailers",
    "x-kept": "1",
    "x-forwarded-for": "10.0.0.9",
  });
});

test("requestFields() adds to x-forwarded-for and shrinks grpc-timeout", () => {
  const headers = { "x-forwarded-for": "192.0.2.1", "grpc-timeout": "5S" };
  const hop = { ...HOP, timeoutMs: 4_321 };
  expect(requestFields(headers, hop)).toEqual({
    "x-forwarded-for": "192.0.2.1, 10.0.0.9",
    "grpc-timeout": "4321000u",
  });
});

test("requestFields() relays the old front door", () => {
  const headers = { ":path": "/trial_1.Alert/InvokeMethod" };
  const fields = requestFields(headers, HOP);
  expect(fields[":path"]).toBe("/trial_2.Alert/RelayClientMessage");
});

test("responseFields() names the end server, whatever it says itself", () => {
  const headers = { "x-tellerline-endpoint": "forged" };
  const fields = responseFields(headers, "e1");
  expect(fields["x-tellerline-endpoint"]).toBe("e1");
});
