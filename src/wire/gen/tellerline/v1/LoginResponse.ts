// Original file: proto/tellerline/v1/portal.proto

export interface LoginResponse {
  token?: string;
}

export interface LoginResponse__Output {
  token: string;
}
