import type { ListDecisionsResponse } from "../../wire/gen/tellerline/v1/ListDecisionsResponse.ts";
import type { ListDecisionsRequest__Output } from "../../wire/gen/tellerline/v1/ListDecisionsRequest.ts";
import { decisionMessage, tallyMessage } from "./decision_message.ts";
import { queryNumber } from "./query_fields.ts";
import type { Fleet } from "./types.ts";

const LIMIT = {
  field: "limit",
  unit: "decisions",
  low: 1,
  high: 1_000,
  fallback: 50,
};

const FIRST = { low: 0, high: Number.MAX_SAFE_INTEGER };
const SINCE = { ...FIRST, field: "since_ms", unit: "ms" };
const BEFORE = { ...FIRST, field: "before", unit: "(a decision's number)" };

/**
 * Answers which decisions were made, a part of them at a time.
 *
 * @throws {NotFoundError} for another tenant's instance, too.
 * @throws {InvalidFieldsError} for a question that cannot be answered.
 */
export function listDecisions(
  fleet: Fleet,
  tenant: string,
  asked: ListDecisionsRequest__Output,
): ListDecisionsResponse {
  const { id, changesOnly, differingOnly } = asked;
  fleet.get(tenant, id); // an id that is not theirs is told first
  const limit = queryNumber(asked.limit, LIMIT);
  const sinceMs = queryNumber(asked.sinceMs, SINCE);
  const before = queryNumber(asked.before, BEFORE);
  const query = { limit, changesOnly, differingOnly, sinceMs };
  const isFirst = before === 0;
  const whole = isFirst ? query : { ...query, before };
  const shadows = isFirst ? fleet.shadows(tenant, id, sinceMs) : [];
  return {
    decisions: fleet.decisions(tenant, id, whole).map(decisionMessage),
    shadows: shadows.map(tallyMessage),
  };
}
