import {
  status as Code,
  type handleUnaryCall,
  type sendUnaryData,
  type ServerUnaryCall,
} from "@grpc/grpc-js";
import { getLogger } from "@logtape/logtape";

import { toStatus } from "../wire/status.ts";
import type { Calls } from "./calls.ts";
import { simulateWork, type Work } from "./work.ts";

/** What every handler of an end server shares. */
export interface Answering {
  readonly calls: Calls;
  readonly work: Work;
}

const log = getLogger(["tellerline", "endserver"]);

/**
 * A handler that does the simulated work and answers what `answer` returns, or
 * the status of what it throws. A cancelled call stops working.
 */
export function answering<Request, Response>(
  answer: (request: Request) => Response,
  { calls, work }: Answering,
): handleUnaryCall<Request, Response> {
  return function handle(call, callback) {
    void calls.track(respond(call, callback));
  };

  async function respond(
    call: ServerUnaryCall<Request, Response>,
    callback: sendUnaryData<Response>,
  ): Promise<void> {
    const cancelled = new AbortController();
    call.on("cancelled", () => cancelled.abort());
    try {
      await simulateWork(work, cancelled.signal);
      if (call.cancelled) return callback({ code: Code.CANCELLED });
      callback(null, answer(call.request));
    } catch (error) {
      callback(refusal(error, call.getPath()));
    }
  }
}

/** The status of an error; one that is a defect of ours is logged. */
function refusal(error: unknown, method: string) {
  const status = toStatus(error);
  if (status.code === Code.INTERNAL) {
    log.error("Cannot answer {method}: a defect", { method, error });
  }
  return status;
}
