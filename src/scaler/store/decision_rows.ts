import { isDiffering, tallyShadows } from "../autoscaler/shadow_tally.ts";
import { list } from "./_shape.ts";
import { decisionShape, type DecisionRow, type Pack } from "./record_shapes.ts";
import type { DecisionQuery, KeptDecision } from "./types.ts";

/**
 * Decisions, the oldest first, as rows: each change in a row of its own, the
 * holds between them packed. One hold is much like the next, so together they
 * compress to a tenth, and nothing of any is lost.
 */
export function rowsOf(
  instance: string,
  decisions: readonly KeptDecision[],
): DecisionRow[] {
  const rows: DecisionRow[] = [];
  let holds: KeptDecision[] = [];
  const close = () => {
    const newest = holds.at(-1);
    if (newest) rows.push(rowOf(instance, newest, holds));
    holds = [];
  };
  for (const decision of decisions) {
    if (decision.kind === "hold") {
      holds.push(decision);
      continue;
    }
    close();
    rows.push({ instance, decision });
  }
  close();
  return rows;
}

function rowOf(
  instance: string,
  newest: KeptDecision,
  holds: readonly KeptDecision[],
): DecisionRow {
  if (holds.length === 1) return { instance, decision: newest };
  const { kind, atMs, number } = newest;
  return { instance, decision: { kind, atMs, number }, pack: packed(holds) };
}

function packed(holds: readonly KeptDecision[]): Pack {
  const json = JSON.stringify(list(decisionShape)(holds));
  return {
    firstMs: Math.min(...holds.map(({ atMs }) => atMs)),
    firstNumber: Math.min(...holds.map(({ number }) => number)),
    shadows: tallyShadows(holds),
    body: Bun.zstdCompressSync(Buffer.from(json)).toString("base64"),
  };
}

/** The decisions of a row, the newest first. @throws {TypeError} */
export function decisionsOf(row: DecisionRow): readonly KeptDecision[] {
  if (!("pack" in row)) return [row.decision];
  const json = Bun.zstdDecompressSync(Buffer.from(row.pack.body, "base64"));
  return list(decisionShape)(JSON.parse(json.toString())).reverse();
}

/** Whether a row may hold anything that is asked for. */
export function mayHold(row: DecisionRow, query: DecisionQuery): boolean {
  if (!("pack" in row)) return true;
  const { shadows, firstNumber } = row.pack;
  const { before = Infinity, changesOnly } = query;
  if (changesOnly || firstNumber >= before) return false;
  return !query.differingOnly || shadows.some((it) => it.more + it.fewer > 0);
}

/** Whether a decision is one that is asked for. */
export function isAsked(
  decision: KeptDecision,
  { changesOnly, differingOnly, sinceMs, before }: DecisionQuery,
): boolean {
  if (changesOnly && decision.kind === "hold") return false;
  if (differingOnly && !isDiffering(decision)) return false;
  if (sinceMs !== undefined && decision.atMs < sinceMs) return false;
  return before === undefined || decision.number < before;
}
