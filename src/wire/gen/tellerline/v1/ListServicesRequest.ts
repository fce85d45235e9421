// Original file: proto/tellerline/v1/catalogue.proto

export interface ListServicesRequest {}

export interface ListServicesRequest__Output {}
