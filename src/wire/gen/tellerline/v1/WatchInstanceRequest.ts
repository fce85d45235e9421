// Original file: proto/tellerline/v1/portal.proto

export interface WatchInstanceRequest {
  id?: string;
  intervalMs?: number;
}

export interface WatchInstanceRequest__Output {
  id: string;
  intervalMs: number;
}
