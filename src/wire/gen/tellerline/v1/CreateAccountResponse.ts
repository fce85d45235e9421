// Original file: proto/tellerline/v1/portal.proto

export interface CreateAccountResponse {
  token?: string;
}

export interface CreateAccountResponse__Output {
  token: string;
}
