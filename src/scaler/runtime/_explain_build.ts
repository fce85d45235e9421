import {
  DeadlineError,
  PreconditionError,
  RuntimeError,
} from "../../base/errors.ts";

const EXPLAINED = [DeadlineError, PreconditionError, RuntimeError];

/** An error of building the image that says what to do next. */
export function explainBuild(error: unknown): Error {
  if (error instanceof Error && EXPLAINED.some((it) => error instanceof it)) {
    return error;
  }
  const text = error instanceof Error ? error.message : String(error);
  return new RuntimeError(
    `Cannot build the end-server image: ${text}; ${wayOut(error)}`,
    { cause: error },
  );
}

function wayOut(error: unknown): string {
  const code = error instanceof Error && "code" in error && error.code;
  return code === "ENOSPC"
    ? "free some space in the temporary directory"
    : "try again, or choose --runtime process";
}
