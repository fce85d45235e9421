// Original file: proto/tellerline/v1/portal.proto

export interface Option {
  name?: string;
  title?: string;
  summary?: string;
}

export interface Option__Output {
  name: string;
  title: string;
  summary: string;
}
