// Original file: proto/tellerline/v1/portal.proto

export interface GetScalerRequest {}

export interface GetScalerRequest__Output {}
