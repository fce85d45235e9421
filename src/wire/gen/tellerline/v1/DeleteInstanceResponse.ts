// Original file: proto/tellerline/v1/portal.proto

export interface DeleteInstanceResponse {}

export interface DeleteInstanceResponse__Output {}
