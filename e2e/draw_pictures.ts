/**
 * `bun run pictures [name …]`: drives the program in a terminal, with a scaler
 * of its own and load on it, and draws what is on the screen into
 * `docs/pictures/`, for light and for dark pages.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { film } from "../_tools/pictures/film.ts";
import { PALETTES } from "../_tools/pictures/palettes.ts";
import { still } from "../_tools/pictures/still.ts";
import type { Palette } from "../_tools/pictures/types.ts";
import { PICTURES, type Picture } from "./_pictures.ts";
import { withBusyConsole } from "./_busy_console.ts";

const DIRECTORY = join(import.meta.dir, "../docs/pictures");

async function main(names: readonly string[]): Promise<void> {
  const wanted = PICTURES.filter(
    ({ name }) => names.length === 0 || names.includes(name),
  );
  await withBusyConsole(async (console) => {
    for (const picture of wanted) {
      const frames = await picture.take(console);
      for (const [page, palette] of Object.entries(PALETTES)) {
        const svg = draw(picture, { frames, palette });
        const file = `${picture.name}-${page}.svg`;
        writeFileSync(join(DIRECTORY, file), svg);
        process.stdout.write(`${file}: ${Math.ceil(svg.length / 1_024)} KiB\n`);
      }
    }
  });
}

function draw(
  { title }: Picture,
  {
    frames,
    palette,
  }: {
    readonly frames: Awaited<ReturnType<Picture["take"]>>;
    readonly palette: Palette;
  },
): string {
  const [only, ...more] = frames;
  const isStill = only !== undefined && more.length === 0;
  return isStill
    ? still(only.screen, { title, palette })
    : film(frames, { title, palette });
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${Bun.inspect(error)}\n`);
    process.exit(1);
  },
);
