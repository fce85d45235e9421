import { expect, test } from "bun:test";

import { PALETTES } from "./palettes.ts";

test("PALETTES have sixteen colours each, and text that can be read", () => {
  for (const { sixteen, foreground, background } of Object.values(PALETTES)) {
    expect(sixteen).toHaveLength(16);
    // Red, green, yellow, cyan and grey are what the console writes in.
    const used = [1, 2, 3, 6, 8].map((i) => sixteen[i] ?? "");
    for (const ink of [foreground, ...used]) {
      expect(contrast(ink, background)).toBeGreaterThanOrEqual(4.5);
    }
  }
});

/** As WCAG 2.2 defines it: 1 to 21. */
function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort(
    (x, y) => x - y,
  );
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
