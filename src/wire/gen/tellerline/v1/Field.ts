// Original file: proto/tellerline/v1/catalogue.proto

import type {
  Choice as _tellerline_v1_Choice,
  Choice__Output as _tellerline_v1_Choice__Output,
} from "../../tellerline/v1/Choice.ts";

export interface Field {
  name?: string;
  tag?: number;
  label?: string;
  unit?: string;
  kind?: string;
  min?: string;
  max?: string;
  maxDecimals?: number;
  choices?: _tellerline_v1_Choice[];
  defaultValue?: string;
  required?: boolean;
  example?: string;
  help?: string;
  _defaultValue?: "defaultValue";
}

export interface Field__Output {
  name: string;
  tag: number;
  label: string;
  unit: string;
  kind: string;
  min: string;
  max: string;
  maxDecimals: number;
  choices: _tellerline_v1_Choice__Output[];
  defaultValue?: string;
  required: boolean;
  example: string;
  help: string;
}
