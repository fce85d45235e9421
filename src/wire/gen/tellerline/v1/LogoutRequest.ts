// Original file: proto/tellerline/v1/portal.proto

export interface LogoutRequest {}

export interface LogoutRequest__Output {}
