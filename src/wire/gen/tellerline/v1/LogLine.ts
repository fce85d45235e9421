// Original file: proto/tellerline/v1/portal.proto

import type { Long } from "@grpc/proto-loader";

export interface LogLine {
  atMs?: number | string | Long;
  source?: string;
  text?: string;
}

export interface LogLine__Output {
  atMs: number;
  source: string;
  text: string;
}
