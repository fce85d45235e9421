// Original file: proto/tellerline/v1/portal.proto

export interface GetInstanceRequest {
  id?: string;
}

export interface GetInstanceRequest__Output {
  id: string;
}
