// Original file: proto/tellerline/v1/portal.proto

export interface LogoutResponse {}

export interface LogoutResponse__Output {}
