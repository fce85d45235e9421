import { status as Code } from "@grpc/grpc-js";

import { isServiceError } from "../wire/status.ts";
import { explain } from "./explain.ts";

/** Why the scaler at `address` cannot be attached to, and what to do. */
export function attachRefusal(error: unknown, address: string): string {
  const code = isServiceError(error) ? error.code : undefined;
  switch (code) {
    case Code.DEADLINE_EXCEEDED:
      return `Cannot attach to ${address}: nothing answered in time; see whether a scaler runs there`;
    case Code.UNIMPLEMENTED:
      return `Cannot attach to ${address}: what listens there is no scaler's portal; give the address that "tellerline scaler" names`;
    default:
      return explain(error, address).message;
  }
}
