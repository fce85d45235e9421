import { expect, test } from "bun:test";

import { escapeSvg, SERIES_COLOURS, svgPage } from "./svg_page.ts";

const PAGE = svgPage({
  title: 'a & "b"',
  width: 300,
  height: 200,
  body: "<g/>",
});

test("svgPage() has a title for those who cannot see it", () => {
  expect(PAGE).toContain('role="img" aria-label="a &amp; &quot;b&quot;"');
  expect(PAGE).toContain("<title>a &amp; &quot;b&quot;</title>");
});

test("svgPage() has colours for light and for dark pages for each series", () => {
  const [light = "", dark = ""] = PAGE.split("prefers-color-scheme:dark");
  for (let i = 0; i < SERIES_COLOURS; i++) {
    const rule = new RegExp(`\\.l${i}\\{stroke:(#\\w+)`);
    expect(rule.exec(light)?.[1]).not.toBe(rule.exec(dark)?.[1]);
  }
});

test("escapeSvg() escapes what would end a text or an attribute", () => {
  expect(escapeSvg('<a href="x&y">')).toBe("&lt;a href=&quot;x&amp;y&quot;>");
});
