import { expect, test } from "bun:test";

import { film } from "./film.ts";
import { PALETTES } from "./palettes.ts";
import { screenWith } from "./_screen_with.ts";

const OPTIONS = { title: "a film", palette: PALETTES.dark };

test("film() holds once what every frame has", async () => {
  const svg = await filmOf(["same\r\none", "same\r\ntwo", "same\r\none"]);
  expect(svg.match(/>same</g)).toHaveLength(1);
  expect(svg.match(/>one</g)).toHaveLength(1);
  expect(svg.match(/<g /g)).toHaveLength(2);
});

test("film() shows each part at its frames' times, and only then", async () => {
  const svg = await filmOf(["one", "two", "one", "two"]);
  expect(svg).toContain(
    "@keyframes k0{0%{visibility:visible}25%{visibility:hidden}50%{visibility:visible}75%{visibility:hidden}}",
  );
  expect(svg).toContain("animation:400ms step-end infinite");
});

test("film() shows the last frame where nothing may move", async () => {
  const svg = await filmOf(["one", "two"]);
  expect(svg).toContain("prefers-reduced-motion:reduce");
  expect(/<g class="([^"]+)">\n<text[^>]*>two</.exec(svg)?.[1]).toBe("f l f1");
  expect(/<g class="([^"]+)">\n<text[^>]*>one</.exec(svg)?.[1]).toBe("f f0");
});

test("film() refuses to draw nothing", () => {
  expect(() => film([], OPTIONS)).toThrow("Cannot draw a film");
});

async function filmOf(texts: readonly string[]): Promise<string> {
  const screens = await Promise.all(texts.map((it) => screenWith(it)));
  return film(
    screens.map((screen) => ({ screen, ms: 100 })),
    OPTIONS,
  );
}
