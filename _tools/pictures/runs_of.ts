import type { Cell, Style } from "./types.ts";

/** Neighbouring cells of a row that are drawn as one. */
export interface Run {
  /** Of its first cell. */
  readonly column: number;
  readonly columns: number;
  readonly cells: readonly Cell[];
  readonly style: Style;
}

/** Whether two neighbours belong together. */
export type IsSame = (before: Cell, after: Cell) => boolean;

/** Parts a row where neighbours differ. */
export function runsOf(row: readonly Cell[], isSame: IsSame): Run[] {
  const runs: Run[] = [];
  let column = 0;
  let begun: Cell[] = [];
  function end(): void {
    const [first] = begun;
    if (!first) return;
    const columns = begun.reduce((sum, it) => sum + it.columns, 0);
    runs.push({ column, columns, cells: begun, style: first.style });
    column += columns;
    begun = [];
  }
  for (const cell of row) {
    const before = begun.at(-1);
    if (before && !isSame(before, cell)) end();
    begun.push(cell);
  }
  end();
  return runs;
}
