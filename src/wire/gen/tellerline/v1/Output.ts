// Original file: proto/tellerline/v1/catalogue.proto

import type {
  Output as _tellerline_v1_Output,
  Output__Output as _tellerline_v1_Output__Output,
} from "../../tellerline/v1/Output.ts";

export interface Output {
  name?: string;
  tag?: number;
  label?: string;
  unit?: string;
  kind?: string;
  columns?: _tellerline_v1_Output[];
  help?: string;
}

export interface Output__Output {
  name: string;
  tag: number;
  label: string;
  unit: string;
  kind: string;
  columns: _tellerline_v1_Output__Output[];
  help: string;
}
