// Original file: proto/tellerline/v1/portal.proto

import type {
  Option as _tellerline_v1_Option,
  Option__Output as _tellerline_v1_Option__Output,
} from "../../tellerline/v1/Option.ts";
import type {
  Settings as _tellerline_v1_Settings,
  Settings__Output as _tellerline_v1_Settings__Output,
} from "../../tellerline/v1/Settings.ts";

export interface Scaler {
  version?: string;
  runtime?: string;
  runtimeReason?: string;
  strategies?: _tellerline_v1_Option[];
  policies?: _tellerline_v1_Option[];
  defaults?: _tellerline_v1_Settings | null;
  maxInstances?: number;
  maxEndServers?: number;
  preparing?: string;
}

export interface Scaler__Output {
  version: string;
  runtime: string;
  runtimeReason: string;
  strategies: _tellerline_v1_Option__Output[];
  policies: _tellerline_v1_Option__Output[];
  defaults: _tellerline_v1_Settings__Output | null;
  maxInstances: number;
  maxEndServers: number;
  preparing: string;
}
