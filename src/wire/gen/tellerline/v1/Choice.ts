// Original file: proto/tellerline/v1/catalogue.proto

export interface Choice {
  value?: string;
  label?: string;
}

export interface Choice__Output {
  value: string;
  label: string;
}
