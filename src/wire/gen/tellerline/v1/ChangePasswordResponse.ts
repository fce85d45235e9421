// Original file: proto/tellerline/v1/portal.proto

export interface ChangePasswordResponse {}

export interface ChangePasswordResponse__Output {}
