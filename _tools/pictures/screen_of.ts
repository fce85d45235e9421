import type { IBufferCell, Terminal } from "@xterm/headless";

import { exactColour, indexedColour } from "./indexed_colour.ts";
import type { Cell, Colour, Screen } from "./types.ts";

/** Takes what a terminal shows now, cell by cell. */
export function screenOf({ buffer, cols, rows }: Terminal): Screen {
  const { active } = buffer;
  const lines = Array.from({ length: rows }, (_, row) => {
    const line = active.getLine(active.baseY + row);
    return Array.from({ length: cols }, (_, x) => line?.getCell(x))
      .filter((it) => it !== undefined)
      .filter((it) => it.getWidth() > 0) // else it is a wide one's second half
      .map(cellOf);
  });
  return { columns: cols, rows: lines };
}

function cellOf(cell: IBufferCell): Cell {
  const isInverse = cell.isInverse() !== 0;
  const ink = inkOf(cell);
  const paper = paperOf(cell);
  return {
    text: cell.getChars() || " ",
    columns: cell.getWidth(),
    style: {
      ink: isInverse ? paper : ink,
      paper: isInverse ? ink : paper,
      isBold: cell.isBold() !== 0,
      isDim: cell.isDim() !== 0,
      isItalic: cell.isItalic() !== 0,
      isUnderlined: cell.isUnderline() !== 0,
    },
  };
}

function inkOf(cell: IBufferCell): Colour {
  if (cell.isFgPalette()) return indexedColour(cell.getFgColor());
  return cell.isFgRGB() ? exactColour(cell.getFgColor()) : "foreground";
}

function paperOf(cell: IBufferCell): Colour {
  if (cell.isBgPalette()) return indexedColour(cell.getBgColor());
  return cell.isBgRGB() ? exactColour(cell.getBgColor()) : "background";
}
