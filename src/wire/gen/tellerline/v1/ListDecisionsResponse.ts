// Original file: proto/tellerline/v1/portal.proto

import type {
  Decision as _tellerline_v1_Decision,
  Decision__Output as _tellerline_v1_Decision__Output,
} from "../../tellerline/v1/Decision.ts";

export interface ListDecisionsResponse {
  decisions?: _tellerline_v1_Decision[];
}

export interface ListDecisionsResponse__Output {
  decisions: _tellerline_v1_Decision__Output[];
}
