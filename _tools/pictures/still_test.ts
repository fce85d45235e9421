import { expect, test } from "bun:test";

import { PALETTES } from "./palettes.ts";
import { screenWith } from "./_screen_with.ts";
import { still } from "./still.ts";
import type { Palette } from "./types.ts";

test("still() writes what is styled alike as one text of its columns", async () => {
  const svg = await drawn("one two");
  expect(textsOf(svg)).toEqual(["one two"]);
  expect(svg).toContain('x="16" y="29.5" textLength="58.8"');
});

test("still() begins what stands apart, or looks different, in its column", async () => {
  const svg = await drawn("a  b\x1b[1mc");
  expect(textsOf(svg)).toEqual(["a", "b", "c"]);
  const lefts = [...svg.matchAll(/<text [^>]*x="([\d.]+)"/g)];
  expect(lefts.map(([, x]) => x)).toEqual(["16", "41.2", "49.6"]);
  expect(svg).toContain('<text class="cforeground b"');
});

test("still() counts a wide character as two columns", async () => {
  const svg = await drawn("帳  x");
  expect(svg).toContain('textLength="16.8">帳<');
  expect(svg).toContain('x="49.6" y="29.5" textLength="8.4">x<');
});

test("still() escapes what would end a text, and its title", async () => {
  const svg = await drawn('<b>&"', { title: 'x "y" <z>' });
  expect(textsOf(svg)).toEqual(["&lt;b&gt;&amp;&quot;"]);
  expect(svg).toContain("<title>x &quot;y&quot; &lt;z&gt;</title>");
});

test("still() lays paper beneath what has a background", async () => {
  const svg = await drawn(" \x1b[7mab\x1b[0m");
  expect(svg).toContain(
    '<rect class="cforeground" x="24.4" y="16" width="16.8" height="18"/>',
  );
  expect(svg.indexOf("<rect class")).toBeLessThan(svg.indexOf("<text"));
});

test("still() draws blocks, dots and rules as shapes without gaps", async () => {
  const svg = await drawn("██▄ ⣀⣀ ──");
  expect(svg).not.toContain("<text");
  expect(svg).toContain("M16 16h16.8v18h-16.8z"); // both as one
  expect(svg).toContain("M32.8 25h8.4v9h-8.4z"); // half as high
  expect(svg).toContain("M51.7 31.8h12.7"); // four dots, one stroke
  expect(svg).toContain("M74.8 25h16.8");
});

test("still() has the palette's colours for those that occur, and no others", async () => {
  const text = "\x1b[32mgreen\x1b[0m \x1b[38;2;1;2;3mown";
  const [light, dark] = await Promise.all([
    drawn(text, { palette: PALETTES.light }),
    drawn(text, { palette: PALETTES.dark }),
  ]);
  expect(light).toContain(`.c2{fill:${PALETTES.light.sixteen[2]}}`);
  expect(dark).toContain(`.c2{fill:${PALETTES.dark.sixteen[2]}}`);
  expect(dark).toContain(".cx010203{fill:#010203}");
  expect(dark).not.toContain(".c1{");
});

test("still() is as large as its columns and rows", async () => {
  expect(await drawn("")).toContain('viewBox="0 0 132.8 86"');
});

interface Options {
  readonly title?: string;
  readonly palette?: Palette;
}

async function drawn(
  text: string,
  { title = "a picture", palette = PALETTES.light }: Options = {},
): Promise<string> {
  return still(await screenWith(text), { title, palette });
}

function textsOf(svg: string): (string | undefined)[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);
}
