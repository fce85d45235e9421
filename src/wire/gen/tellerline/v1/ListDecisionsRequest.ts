// Original file: proto/tellerline/v1/portal.proto

export interface ListDecisionsRequest {
  id?: string;
  limit?: number;
  changesOnly?: boolean;
}

export interface ListDecisionsRequest__Output {
  id: string;
  limit: number;
  changesOnly: boolean;
}
