import { describe, expect, test } from "bun:test";

import { secureUrl } from "./secure_url.ts";

describe("secureUrl()", () => {
  test("takes https, and http on this machine", () => {
    for (const host of ["127.0.0.1", "localhost", "[::1]"]) {
      expect(secureUrl(`http://${host}:8080/x`).port).toBe("8080");
    }
    expect(secureUrl("https://example.com/daily.xml").protocol).toBe("https:");
  });

  test.each([
    ["mirror.example.com", "it is no URL"],
    ["", "it is no URL"],
    ["http://mirror.example.com/daily.xml", "neither https nor"],
    ["http://127.0.0.1.example.com/", "neither https nor"],
    ["file:///etc/passwd", "neither https nor"],
    ["https://ann:marker@example.com/", "it carries a name or a password"],
  ])("refuses %p, and repeats no secret", (url, why) => {
    expect(() => secureUrl(url)).toThrow(why);
    expect(() => secureUrl(url)).not.toThrow("marker");
  });
});
