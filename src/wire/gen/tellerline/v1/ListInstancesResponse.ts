// Original file: proto/tellerline/v1/portal.proto

import type {
  Instance as _tellerline_v1_Instance,
  Instance__Output as _tellerline_v1_Instance__Output,
} from "../../tellerline/v1/Instance.ts";

export interface ListInstancesResponse {
  instances?: _tellerline_v1_Instance[];
}

export interface ListInstancesResponse__Output {
  instances: _tellerline_v1_Instance__Output[];
}
