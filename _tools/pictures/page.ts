import { escapeXml } from "./escape_xml.ts";
import { GRID, short } from "./grid.ts";
import { DOT_GAP } from "./shape_paths.ts";
import type { Palette, PictureOptions, Screen } from "./types.ts";

const FONTS =
  "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace";

/** What stands on a page besides its paper. */
export interface PageContent extends PictureOptions {
  /** Of the first of its screens; all have the same size. */
  readonly screen: Screen;
  readonly elements: readonly string[];
  /** Added to the style sheet. */
  readonly styles?: string;
}

/** An SVG file around what is drawn of screens. */
export function page(content: PageContent): string {
  const { screen, elements, title, palette, styles = "" } = content;
  const width = short(screen.columns * GRID.width + 2 * GRID.margin);
  const height = short(screen.rows.length * GRID.height + 2 * GRID.margin);
  const body = elements.join("\n");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeXml(title)}" xml:space="preserve">
<title>${escapeXml(title)}</title>
<style>${sheet(body, palette)}${styles}</style>
<rect x=".5" y=".5" width="${Number(width) - 1}" height="${Number(height) - 1}" rx="8" fill="${palette.background}" stroke="${palette.border}"/>
${body}
</svg>
`;
}

function sheet(body: string, palette: Palette): string {
  const marks = [
    `text{font:${GRID.font}px ${FONTS};white-space:pre}`,
    ".b{font-weight:bold}.d{opacity:.6}.i{font-style:italic}.u{text-decoration:underline}",
    `.h{opacity:.25}.o,.r{fill:none}.r{stroke-width:1}`,
    `.o{stroke-width:2.8;stroke-linecap:round;stroke-dasharray:0 ${DOT_GAP}}`,
  ];
  return [...marks, ...colours(body, palette)].join("");
}

/** The classes of the colours that occur. */
function colours(body: string, palette: Palette): string[] {
  const found = new Set(
    [...body.matchAll(/class="([cs]\w+)/g)].map(([, name]) => name ?? ""),
  );
  return [...found].sort().map((name) => {
    const value = valueOf(name.slice(1), palette);
    return `.${name}{${name.startsWith("c") ? "fill" : "stroke"}:${value}}`;
  });
}

function valueOf(name: string, palette: Palette): string {
  if (name === "foreground") return palette.foreground;
  if (name === "background") return palette.background;
  if (name.startsWith("x")) return `#${name.slice(1)}`;
  return palette.sixteen[Number(name)] ?? palette.foreground;
}
