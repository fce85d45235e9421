// Original file: proto/tellerline/v1/portal.proto

export interface Clamp {
  name?: string;
  from?: number;
  to?: number;
  reason?: string;
}

export interface Clamp__Output {
  name: string;
  from: number;
  to: number;
  reason: string;
}
