// Original file: proto/tellerline/v1/portal.proto

export interface ListInstancesRequest {}

export interface ListInstancesRequest__Output {}
