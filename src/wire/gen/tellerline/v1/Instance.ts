// Original file: proto/tellerline/v1/portal.proto

import type {
  Settings as _tellerline_v1_Settings,
  Settings__Output as _tellerline_v1_Settings__Output,
} from "../../tellerline/v1/Settings.ts";
import type { Long } from "@grpc/proto-loader";

export interface Instance {
  id?: string;
  name?: string;
  port?: number;
  settings?: _tellerline_v1_Settings | null;
  state?: string;
  notice?: string;
  ready?: number;
  starting?: number;
  draining?: number;
  desired?: number;
  createdAtMs?: number | string | Long;
}

export interface Instance__Output {
  id: string;
  name: string;
  port: number;
  settings: _tellerline_v1_Settings__Output | null;
  state: string;
  notice: string;
  ready: number;
  starting: number;
  draining: number;
  desired: number;
  createdAtMs: number;
}
