import { describe, expect, test } from "bun:test";

import { controlKeyOf, readPublicKey } from "./control_key.ts";

describe("controlKeyOf()", () => {
  test("makes the key of RFC 8032's first test vector", () => {
    const seed =
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    const { publicKey: text, sign } = controlKeyOf(seed);
    expect(Buffer.from(text, "base64url").toString("hex")).toBe(
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    );
    expect(sign(new Uint8Array()).toString("hex")).toStartWith("e5564300c360");
  });

  test("refuses what is no seed, without repeating it", () => {
    expect(() => controlKeyOf("secret")).toThrow("no such seed");
    expect(() => controlKeyOf("secret")).not.toThrow("secret");
  });
});

test("readPublicKey() refuses what is no key", () => {
  for (const text of ["", "x", `${"A".repeat(43)}=`, "?".repeat(43)]) {
    expect(() => readPublicKey(text)).toThrow("43 characters of base64url");
  }
});
