// Original file: proto/tellerline/v1/portal.proto

import type { Long } from "@grpc/proto-loader";

export interface EndServer {
  id?: string;
  state?: string;
  address?: string;
  cpuPercent?: number | string;
  memoryBytes?: number | string | Long;
  memoryLimitBytes?: number | string | Long;
  inFlight?: number;
  requestsPerS?: number | string;
  p99Ms?: number | string;
  picks?: number | string | Long;
  createdAtMs?: number | string | Long;
  detail?: string;
}

export interface EndServer__Output {
  id: string;
  state: string;
  address: string;
  cpuPercent: number;
  memoryBytes: number;
  memoryLimitBytes: number;
  inFlight: number;
  requestsPerS: number;
  p99Ms: number;
  picks: number;
  createdAtMs: number;
  detail: string;
}
