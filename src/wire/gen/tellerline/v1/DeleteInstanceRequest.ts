// Original file: proto/tellerline/v1/portal.proto

export interface DeleteInstanceRequest {
  id?: string;
}

export interface DeleteInstanceRequest__Output {
  id: string;
}
