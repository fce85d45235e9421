import {
  DeadlineError,
  PreconditionError,
  RuntimeError,
} from "../../base/errors.ts";

/** What was asked of the engine, and where it is. */
export interface EngineCall {
  /** Completes "Cannot …": `list containers`. */
  readonly action: string;
  readonly address: string;
}

/** The HTTP status of an engine's refusal; `undefined` when it gave none. */
export function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("statusCode" in error)) return undefined;
  return typeof error.statusCode === "number" ? error.statusCode : undefined;
}

/** Turns whatever dockerode threw into an error with a way out. */
export function explain(error: unknown, call: EngineCall): Error {
  if (error instanceof DeadlineError) return hangs(error, call);
  if (error instanceof RuntimeError) return error;
  if (error instanceof PreconditionError) return error;
  const status = statusOf(error);
  if (status !== undefined) return refused(error, status, call);
  return unreachable(error, call);
}

function hangs(cause: DeadlineError, { address }: EngineCall): Error {
  return new DeadlineError(
    `${cause.message} from the Docker engine at ${address}; restart the engine if "docker ps" hangs too`,
    { cause },
  );
}

function refused(cause: unknown, status: number, call: EngineCall): Error {
  const said = answerOf(cause);
  const text = `Cannot ${call.action}: the Docker engine answered ${status}, "${said}"`;
  if (status === 404 || status === 409) {
    return new RuntimeError(`${text}; try again`, { cause });
  }
  return new RuntimeError(`${text}; see the engine's own log`, { cause });
}

/** The engine's own sentence, on one line and of bounded length. */
function answerOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const line = text
    .replace(/^\(HTTP code \d+\) .*? - /, "") // what dockerode puts before it
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}

const ABSENT = "nothing listens there; start Docker";
const DENIED = 'permission denied; add this user to the group "docker"';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: ABSENT,
  ECONNREFUSED: ABSENT,
  EACCES: DENIED,
  EPERM: DENIED,
};

function unreachable(cause: unknown, { action, address }: EngineCall): Error {
  const code = cause instanceof Error && "code" in cause && String(cause.code);
  const known = code && REASONS[code];
  const text = known
    ? `no Docker engine at ${address}, ${known}, or choose --runtime process`
    : `the Docker engine at ${address} broke the connection (${code || "no code"}); see whether "docker ps" works`;
  return new RuntimeError(`Cannot ${action}: ${text}`, { cause });
}
