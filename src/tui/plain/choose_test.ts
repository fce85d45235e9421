import { expect, test } from "bun:test";

import { recordedTalk } from "./_recorded_talk.ts";
import { choose, chooseMany } from "./choose.ts";

const QUESTION = {
  question: "Which?",
  choices: [
    { value: "echo", label: "Echo" },
    { value: "loan_emi", label: "Loan EMI", summary: "instalments" },
  ],
};

test("choose() lists what there is with its numbers", async () => {
  const { talk, text } = recordedTalk("2");
  expect(await choose(talk, QUESTION)).toBe("loan_emi");
  expect(text()).toBe(
    "Which?\n  1 Echo\n  2 Loan EMI: instalments\nChoose from 1 to 2: 2\n",
  );
});

test("choose() takes a name for a number", async () => {
  for (const answer of ["loan_emi", "LOAN emi"]) {
    const { talk } = recordedTalk(answer);
    expect(await choose(talk, QUESTION)).toBe("loan_emi");
  }
});

test("choose() takes nothing for the usual, and asks again after nonsense", async () => {
  const usual = recordedTalk("");
  const options = { otherwise: "loan_emi" };
  expect(await choose(usual.talk, QUESTION, options)).toBe("loan_emi");
  expect(usual.text()).toContain("Choose from 1 to 2 [2]: ");
  const wrong = recordedTalk("0", "3", "", "x", "1");
  expect(await choose(wrong.talk, QUESTION)).toBe("echo");
  expect(wrong.text()).toContain(
    'Cannot choose "3": give a number from 1 to 2',
  );
});

test("chooseMany() takes several, each once, or all", async () => {
  for (const [answer, values] of [
    ["2", "loan_emi"],
    ["1, 2,1", "echo,loan_emi"],
    ["loan_emi echo", "loan_emi,echo"],
    ["all", "echo,loan_emi"],
    ["", ""],
  ] as const) {
    expect(await chooseMany(recordedTalk(answer).talk, QUESTION)).toBe(values);
  }
});

test("chooseMany() asks again when one of them is nothing", async () => {
  const { talk, text } = recordedTalk("1,7", "1");
  expect(await chooseMany(talk, QUESTION)).toBe("echo");
  expect(text()).toContain('Cannot choose "7"');
});
