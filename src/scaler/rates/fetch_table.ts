import { deadline } from "../../base/deadline.ts";
import { RuntimeError } from "../../base/errors.ts";
import type { RatesTable } from "../../finance/mod.ts";
import { readText } from "./read_text.ts";
import type { Fetch, RatesSource } from "./types.ts";

/** How {@linkcode fetchTable} goes about it. */
export interface FetchTableOptions {
  readonly fetch: Fetch;
  readonly signal: AbortSignal;
  /** For all of it, redirects and the last byte included. @default 15000 */
  readonly withinMs?: number;
}

const WITHIN_MS = 15_000;
/** A daily table is some 2 KB. */
const MAX_BYTES = 256 * 1024;
const MAX_REDIRECTS = 3;

/**
 * Fetches a source's table. What answers may be anyone: how long it takes and
 * how much it says is bounded, and it sends nobody elsewhere.
 *
 * @throws {RuntimeError | DeadlineError} when it does not answer as it should.
 * @throws {SyntaxError} when what it answers is no table.
 */
export async function fetchTable(
  source: RatesSource,
  { fetch, signal, withinMs = WITHIN_MS }: FetchTableOptions,
): Promise<RatesTable> {
  const over = new AbortController();
  const action = `fetch exchange rates from ${source.name}`;
  try {
    return await deadline(
      async (late) => {
        const until = AbortSignal.any([late, over.signal]);
        return await readAnswer(source, await follow(source, fetch, until));
      },
      { ms: withinMs, action, signal },
    );
  } catch (error) {
    throw signal.aborted || isTold(error) ? error : failed(source, error);
  } finally {
    over.abort(); // whatever of the answer has not come yet is not wanted
  }
}

/** The answer behind at most three redirects, none of which leaves the host. */
async function follow(
  { name, url }: RatesSource,
  fetch: Fetch,
  signal: AbortSignal,
): Promise<Response> {
  const headers = { accept: "application/xml, text/xml, application/json" };
  const init = { redirect: "manual", headers, signal } as const;
  let next = new URL(url);
  for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
    const response = await fetch(next.href, init);
    const location = response.headers.get("location");
    if (response.status < 300 || response.status > 399 || !location) {
      return response;
    }
    const target = URL.parse(location, next.href);
    if (target?.origin !== next.origin) {
      throw refused(name, "it redirects to elsewhere");
    }
    next = target;
  }
  throw refused(name, `it redirects more than ${MAX_REDIRECTS} times`);
}

async function readAnswer(
  { name, readers }: RatesSource,
  response: Response,
): Promise<RatesTable> {
  const { status, headers } = response;
  if (status !== 200) throw refused(name, `it answers ${status}`);
  const [type = ""] = (headers.get("content-type") ?? "").split(";");
  const reader = readers.find((it) => it.contentType.test(type.trim()));
  if (!reader) {
    const shown = JSON.stringify(type.slice(0, 50));
    throw refused(name, `it answers with the type ${shown}`);
  }
  const text = await readText(response, MAX_BYTES);
  if (text.kind === "text") return reader.read(text.text);
  throw refused(name, text.why);
}

function isTold(error: unknown): boolean {
  const told = ["RuntimeError", "DeadlineError", "SyntaxError"];
  return error instanceof Error && told.includes(error.name);
}

function refused(name: string, why: string): RuntimeError {
  return new RuntimeError(
    `Cannot fetch exchange rates from ${name}: ${why}; choose another source with --rates-url, or none with --no-rates`,
  );
}

function failed({ name }: RatesSource, cause: unknown): RuntimeError {
  const why = cause instanceof Error ? cause.message : String(cause);
  const line = why.replaceAll(/\s+/g, " ").replace(/\.$/, "").slice(0, 200);
  return new RuntimeError(
    `Cannot fetch exchange rates from ${name}: ${line}; without a network, start with --no-rates`,
    { cause },
  );
}
