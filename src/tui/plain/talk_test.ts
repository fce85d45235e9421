import { expect, test } from "bun:test";

import { errorOf } from "../../../_tools/testing/rejection_of.ts";
import { recordedTalk } from "./_recorded_talk.ts";
import { EndOfInput } from "./end_of_input.ts";
import { createTalk } from "./talk.ts";

test("createTalk() keeps a question and its answer in one line", async () => {
  const { talk, text } = recordedTalk(" hall ", "");
  expect(await talk.ask("Name")).toBe("hall");
  expect(await talk.ask("Most", { otherwise: "10" })).toBe("10");
  expect(text()).toBe("Name: hall\nMost [10]: \n");
});

test("createTalk() never says a secret, and takes it as it is", async () => {
  const { talk, text } = recordedTalk(" pass word ");
  expect(await talk.ask("Password", { secret: true })).toBe(" pass word ");
  expect(text()).toBe("Password: \n");
});

test("createTalk() asks again after news that came in between", async () => {
  const answer = Promise.withResolvers<string>();
  let text = "";
  const talk = createTalk({
    input: { next: () => answer.promise, nextHidden: () => answer.promise },
    write: (it) => void (text += it),
    echoes: true,
  });
  const asked = talk.ask("Choose");
  talk.say("hall: from 2 to 3");
  answer.resolve("1");
  expect(await asked).toBe("1");
  expect(text).toBe("Choose: \nhall: from 2 to 3\nChoose: ");
});

test("createTalk() says nothing that a terminal would obey", () => {
  const { talk, text } = recordedTalk();
  talk.say("a\x1b[2Jb\nc\u202ed");
  expect(text()).toBe("ab c d\n");
});

test("createTalk() tells when nobody answers any more", async () => {
  const { talk } = recordedTalk();
  expect(await errorOf(talk.ask("Name"))).toBeInstanceOf(EndOfInput);
});
