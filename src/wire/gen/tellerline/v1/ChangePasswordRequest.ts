// Original file: proto/tellerline/v1/portal.proto

export interface ChangePasswordRequest {
  oldPassword?: string;
  newPassword?: string;
}

export interface ChangePasswordRequest__Output {
  oldPassword: string;
  newPassword: string;
}
