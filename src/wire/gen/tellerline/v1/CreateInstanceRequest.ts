// Original file: proto/tellerline/v1/portal.proto

import type {
  Settings as _tellerline_v1_Settings,
  Settings__Output as _tellerline_v1_Settings__Output,
} from "../../tellerline/v1/Settings.ts";

export interface CreateInstanceRequest {
  name?: string;
  settings?: _tellerline_v1_Settings | null;
}

export interface CreateInstanceRequest__Output {
  name: string;
  settings: _tellerline_v1_Settings__Output | null;
}
