// Original file: proto/tellerline/v1/portal.proto

export interface TailLogsRequest {
  id?: string;
  endServer?: string;
  lines?: number;
  follow?: boolean;
}

export interface TailLogsRequest__Output {
  id: string;
  endServer: string;
  lines: number;
  follow: boolean;
}
