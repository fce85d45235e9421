import { NotFoundError } from "../../base/errors.ts";
import type {
  DecisionOutput,
  ShadowTotalsOutput,
} from "../../wire/messages.ts";
import type { PortalContext } from "./types.ts";

/** Which decisions are wanted. */
export interface Asked {
  readonly changesOnly: boolean;
  readonly differingOnly: boolean;
  /** That one alone. */
  readonly number?: number;
  /** The newest of them. @default 50; all when `sinceMs` is given */
  readonly limit?: number;
  readonly sinceMs?: number;
}

/** Decisions, oldest first, and how shadows compared in all of that time. */
export interface Fetched {
  readonly decisions: readonly DecisionOutput[];
  readonly shadows: readonly ShadowTotalsOutput[];
}

const USUAL = 50;
const PAGE = 1_000;

/** How {@linkcode fetchDecisions} asks. */
export interface FetchOptions {
  /** Decisions an answer: at most 1000. @default 1000 */
  readonly page?: number;
}

/**
 * Asks for decisions, page after page.
 *
 * @throws {NotFoundError} when the one that is wanted is not kept.
 */
export async function fetchDecisions(
  { number, limit, ...asked }: Asked & { readonly id: string },
  context: Pick<PortalContext, "client" | "io">,
  { page: most = PAGE }: FetchOptions = {},
): Promise<Fetched> {
  if (number !== undefined) return await fetchOne(asked.id, number, context);
  const usual = asked.sinceMs === undefined ? USUAL : Infinity;
  let left = limit ?? usual;
  const newestFirst: DecisionOutput[] = [];
  let shadows: readonly ShadowTotalsOutput[] = [];
  const { client, io } = context;
  for (;;) {
    const size = Math.min(left, most);
    const before = newestFirst.at(-1)?.number ?? 0;
    const request = { ...asked, limit: size, before };
    const page = await client.decisionPage(request, { signal: io.signal });
    if (before === 0) shadows = page.shadows;
    newestFirst.push(...page.decisions);
    left -= page.decisions.length;
    // What was kept before evaluations were numbered has nothing to go on by.
    const isLast = page.decisions.length < size || left === 0;
    if (isLast || newestFirst.at(-1)?.number === 0) break;
  }
  return { decisions: newestFirst.reverse(), shadows };
}

async function fetchOne(
  id: string,
  number: number,
  { client, io }: Pick<PortalContext, "client" | "io">,
): Promise<Fetched> {
  const request = { id, limit: 1, before: number + 1 };
  const { decisions } = await client.decisionPage(request, {
    signal: io.signal,
  });
  if (decisions[0]?.number === number) return { decisions, shadows: [] };
  throw new NotFoundError(
    `Cannot show decision ${number}: it was not made yet or is not kept any more; \`portal decisions\` lists the newest`,
  );
}
