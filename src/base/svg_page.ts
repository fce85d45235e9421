/**
 * Colours for light and for dark pages, by series; the first is ours. Chosen
 * to differ in lightness too, for those who see few hues.
 */
const SERIES = [
  ["#0b6e4f", "#3ddc97"],
  ["#c4541a", "#ff9f68"],
  ["#9aa3ad", "#6b7580"],
  ["#5b5fc7", "#a3a7ff"],
  ["#b8860b", "#e6c35c"],
] as const;

/** How many colours there are before they come again. */
export const SERIES_COLOURS = SERIES.length;

/** A picture for light and dark pages, and what it is called. */
export interface SvgPage {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  /**
   * Elements. Classes: `title`, `group`, `ours` and `dim` for texts, `s0`,
   * `s1` … for areas of a series, `l0`, `l1` … for its lines.
   */
  readonly body: string;
}

/** Draws a page as a whole SVG document. */
export function svgPage({ title, width, height, body }: SvgPage): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeSvg(title)}">
<title>${escapeSvg(title)}</title>
<style>${styles()}</style>
<rect class="page" width="${width}" height="${height}" rx="8"/>
${body}
</svg>
`;
}

/** A text as it may stand in an element or an attribute. */
export function escapeSvg(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;");
}

function styles(): string {
  const light = SERIES.map(([colour], i) => ofSeries(i, colour)).join("");
  const dark = SERIES.map(([, colour], i) => ofSeries(i, colour)).join("");
  const lines = SERIES.map((_, i) => `.l${i}`).join();
  return `text{font:12px system-ui,sans-serif;fill:#1f2328}.title{font-size:18px;font-weight:600}.group,.ours{font-weight:600}.dim{fill:#59636e}.page{fill:#fff}.grid{stroke:#d1d9e0}${lines}{fill:none;stroke-width:1.6;stroke-linejoin:round}${light}@media(prefers-color-scheme:dark){text{fill:#e6edf3}.dim{fill:#9198a1}.page{fill:#0d1117}.grid{stroke:#2f353d}${dark}}`;
}

function ofSeries(i: number, colour: string): string {
  return `.s${i}{fill:${colour}}.l${i}{stroke:${colour}}`;
}
