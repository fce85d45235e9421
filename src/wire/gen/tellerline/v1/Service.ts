// Original file: proto/tellerline/v1/catalogue.proto

import type {
  Field as _tellerline_v1_Field,
  Field__Output as _tellerline_v1_Field__Output,
} from "../../tellerline/v1/Field.ts";
import type {
  Output as _tellerline_v1_Output,
  Output__Output as _tellerline_v1_Output__Output,
} from "../../tellerline/v1/Output.ts";

export interface Service {
  id?: string;
  title?: string;
  summary?: string;
  method?: string;
  fields?: _tellerline_v1_Field[];
  outputs?: _tellerline_v1_Output[];
}

export interface Service__Output {
  id: string;
  title: string;
  summary: string;
  method: string;
  fields: _tellerline_v1_Field__Output[];
  outputs: _tellerline_v1_Output__Output[];
}
