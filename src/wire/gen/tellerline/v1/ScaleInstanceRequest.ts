// Original file: proto/tellerline/v1/portal.proto

export interface ScaleInstanceRequest {
  id?: string;
  endServers?: number;
}

export interface ScaleInstanceRequest__Output {
  id: string;
  endServers: number;
}
