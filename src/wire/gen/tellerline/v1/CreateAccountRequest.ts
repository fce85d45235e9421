// Original file: proto/tellerline/v1/portal.proto

export interface CreateAccountRequest {
  email?: string;
  password?: string;
}

export interface CreateAccountRequest__Output {
  email: string;
  password: string;
}
