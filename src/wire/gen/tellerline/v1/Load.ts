// Original file: proto/tellerline/v1/portal.proto

import type { Long } from "@grpc/proto-loader";

export interface Load {
  inFlight?: number;
  queued?: number;
  requestsPerS?: number | string;
  errorsPerS?: number | string;
  p50Ms?: number | string;
  p99Ms?: number | string;
  completed?: number | string | Long;
  failed?: number | string | Long;
  meanLoad?: number | string;
}

export interface Load__Output {
  inFlight: number;
  queued: number;
  requestsPerS: number;
  errorsPerS: number;
  p50Ms: number;
  p99Ms: number;
  completed: number;
  failed: number;
  meanLoad: number;
}
