/** Why nothing can be asked of somebody, in plain words. */
export interface UnreachableWhy {
  readonly why: string;
  /** What helps, where something else does than a look whether it runs. */
  readonly advice?: string;
}

const CAUSE = /Last error: (?:[A-Z]\w*: )?(.*?)(?:\. Resolution note: .*)?$/s;
const TRUST = {
  advice: "name certificates that vouch for it with --tls-ca",
} as const;

/** Takes what went wrong out of what grpc-js says when there is no connection. */
export function unreachableWhy(message: string): UnreachableWhy {
  if (/ECONNREFUSED/.test(message)) return { why: "nothing answers there" };
  if (/ENOTFOUND|EAI_AGAIN|^Name resolution failed/.test(message)) {
    return { why: "there is no host of that name" };
  }
  const cause = CAUSE.exec(message)?.[1]?.trim() || message;
  if (/certificate|altname/i.test(cause)) {
    return { why: `it is not trusted: ${cause}`, ...TRUST };
  }
  return { why: cause };
}
