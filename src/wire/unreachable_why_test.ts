import { expect, test } from "bun:test";

import { unreachableWhy } from "./unreachable_why.ts";

function said(cause: string): string {
  return `No connection established. Last error: ${cause}. Resolution note: `;
}

test("unreachableWhy() says that nobody listens, or that there is no such host", () => {
  const refused = said("Error: connect ECONNREFUSED 127.0.0.1:1");
  expect(unreachableWhy(refused)).toEqual({ why: "nothing answers there" });
  const unknown = "Name resolution failed for target dns:nowhere.example:1";
  expect(unreachableWhy(unknown).why).toBe("there is no host of that name");
});

test("unreachableWhy() tells of trust, and what helps", () => {
  const { why, advice } = unreachableWhy(
    said("Error: self signed certificate"),
  );
  expect(why).toBe("it is not trusted: self signed certificate");
  expect(advice).toContain("--tls-ca");
});

test("unreachableWhy() keeps a cause that it does not know", () => {
  expect(unreachableWhy(said("TypeError: odd")).why).toBe("odd");
  expect(unreachableWhy("Stream refused").why).toBe("Stream refused");
});
