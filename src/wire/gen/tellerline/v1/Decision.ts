// Original file: proto/tellerline/v1/portal.proto

import type {
  Clamp as _tellerline_v1_Clamp,
  Clamp__Output as _tellerline_v1_Clamp__Output,
} from "../../tellerline/v1/Clamp.ts";
import type { Long } from "@grpc/proto-loader";

export interface Decision {
  atMs?: number | string | Long;
  kind?: string;
  policy?: string;
  from?: number;
  wish?: number;
  to?: number;
  inputs?: { [key: string]: number | string };
  clamps?: _tellerline_v1_Clamp[];
  reason?: string;
}

export interface Decision__Output {
  atMs: number;
  kind: string;
  policy: string;
  from: number;
  wish: number;
  to: number;
  inputs: { [key: string]: number };
  clamps: _tellerline_v1_Clamp__Output[];
  reason: string;
}
