import { status as Code, Metadata } from "@grpc/grpc-js";
import { expect, test } from "bun:test";

import type { FormField } from "../components/form.ts";
import { recordedTalk } from "./_recorded_talk.ts";
import { sendForm } from "./send_form.ts";

const FIELDS: readonly FormField[] = [
  { name: "name", label: "Name", kind: "text" },
  { name: "most", label: "Most", kind: "text", unit: "end servers" },
];
const FORM = { fields: FIELDS, values: { most: "10" }, address: "hall:7400" };

test("sendForm() asks each field and sends what was answered", async () => {
  const { talk, text } = recordedTalk("hall", "");
  const send = async (values: object) => values;
  expect(await sendForm(talk, { ...FORM, send })).toEqual({
    name: "hall",
    most: "10",
  });
  expect(text()).toBe("Name: hall\nMost, end servers [10]: \n");
});

test("sendForm() asks only what was wrong again, without its wrong answer", async () => {
  const { talk, text } = recordedTalk("hall", "x", "12");
  const check = ({ most = "" }) =>
    most === "x" ? { most: '"x" is not a number' } : { nothing: "" };
  const sent = await sendForm(talk, {
    ...FORM,
    check: (values) => (values.most === "x" ? check(values) : {}),
    send: async (values) => values,
  });
  expect(sent).toMatchObject({ name: "hall", most: "12" });
  expect(text()).toContain(
    'Most: "x" is not a number\nMost, end servers [10]: 12',
  );
});

test("sendForm() says any other refusal and gives up", async () => {
  const { talk, text } = recordedTalk("hall", "");
  const refusal = Object.assign(new Error("refused"), {
    code: Code.UNAVAILABLE,
    details: "No connection established",
    metadata: new Metadata(),
  });
  const send = async () => await Promise.reject(refusal);
  expect(await sendForm(talk, { ...FORM, send })).toBeUndefined();
  expect(text()).toContain("Cannot reach hall:7400: ");
});

test("sendForm() asks more where an answer makes it necessary", async () => {
  const { talk } = recordedTalk("hall", "", "2");
  const least: FormField = { name: "least", label: "Least", kind: "text" };
  const more = ({ name = "" }) => (name === "hall" ? [least] : []);
  const send = async (values: object) => values;
  expect(await sendForm(talk, { ...FORM, more, send })).toMatchObject({
    least: "2",
  });
});
