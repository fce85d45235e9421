import { STATIC_TABLE } from "./static_table.ts";

/** What to do with a field by its name alone. */
export interface NameRule {
  /** The first static index of that name; 0 if there is none. */
  readonly index: number;
  /** A secret: no table, here or further on, may keep it. */
  readonly isSecret: boolean;
  /** Its values hardly repeat: not worth a place in the table. */
  readonly isVarying: boolean;
}

const SECRET = new Set([
  "authorization",
  "cookie",
  "proxy-authorization",
  "set-cookie",
]);
const VARYING = new Set([
  "content-length",
  "date",
  "etag",
  "grpc-message",
  "grpc-previous-rpc-attempts",
  "grpc-status-details-bin",
  "grpc-tags-bin",
  "grpc-timeout",
  "grpc-trace-bin",
  "if-modified-since",
  "if-none-match",
  "last-modified",
  "location",
  "traceparent",
  "x-request-id",
]);

/** Of names that no rule is for. */
export const NO_RULE: NameRule = {
  index: 0,
  isSecret: false,
  isVarying: false,
};

/** Rules by name. */
export const NAME_RULES: ReadonlyMap<string, NameRule> = rules();

function rules(): Map<string, NameRule> {
  const names = STATIC_TABLE.map(({ name }) => name);
  return new Map(
    [...names, ...SECRET, ...VARYING].map((name) => [
      name,
      {
        index: names.indexOf(name) + 1,
        isSecret: SECRET.has(name),
        isVarying: VARYING.has(name),
      },
    ]),
  );
}
