// Original file: proto/tellerline/v1/portal.proto

import type { Long } from "@grpc/proto-loader";

export interface Connection {
  id?: string;
  client?: string;
  openedAtMs?: number | string | Long;
  inFlight?: number;
  calls?: number | string | Long;
  bytesIn?: number | string | Long;
  bytesOut?: number | string | Long;
  lastMethod?: string;
  lastEndServer?: string;
}

export interface Connection__Output {
  id: string;
  client: string;
  openedAtMs: number;
  inFlight: number;
  calls: number;
  bytesIn: number;
  bytesOut: number;
  lastMethod: string;
  lastEndServer: string;
}
