// Original file: proto/tellerline/v1/catalogue.proto

import type {
  Service as _tellerline_v1_Service,
  Service__Output as _tellerline_v1_Service__Output,
} from "../../tellerline/v1/Service.ts";

export interface ListServicesResponse {
  services?: _tellerline_v1_Service[];
}

export interface ListServicesResponse__Output {
  services: _tellerline_v1_Service__Output[];
}
