// Original file: proto/tellerline/v1/portal.proto

import type {
  Instance as _tellerline_v1_Instance,
  Instance__Output as _tellerline_v1_Instance__Output,
} from "../../tellerline/v1/Instance.ts";
import type {
  Load as _tellerline_v1_Load,
  Load__Output as _tellerline_v1_Load__Output,
} from "../../tellerline/v1/Load.ts";
import type {
  EndServer as _tellerline_v1_EndServer,
  EndServer__Output as _tellerline_v1_EndServer__Output,
} from "../../tellerline/v1/EndServer.ts";
import type {
  Connection as _tellerline_v1_Connection,
  Connection__Output as _tellerline_v1_Connection__Output,
} from "../../tellerline/v1/Connection.ts";
import type {
  Decision as _tellerline_v1_Decision,
  Decision__Output as _tellerline_v1_Decision__Output,
} from "../../tellerline/v1/Decision.ts";
import type { Long } from "@grpc/proto-loader";

export interface InstanceView {
  instance?: _tellerline_v1_Instance | null;
  load?: _tellerline_v1_Load | null;
  endServers?: _tellerline_v1_EndServer[];
  connections?: _tellerline_v1_Connection[];
  connectionCount?: number;
  decisions?: _tellerline_v1_Decision[];
  atMs?: number | string | Long;
}

export interface InstanceView__Output {
  instance: _tellerline_v1_Instance__Output | null;
  load: _tellerline_v1_Load__Output | null;
  endServers: _tellerline_v1_EndServer__Output[];
  connections: _tellerline_v1_Connection__Output[];
  connectionCount: number;
  decisions: _tellerline_v1_Decision__Output[];
  atMs: number;
}
