// Original file: proto/tellerline/v1/catalogue.proto

import type * as grpc from "@grpc/grpc-js";
import type { MethodDefinition } from "@grpc/proto-loader";
import type {
  ListServicesRequest as _tellerline_v1_ListServicesRequest,
  ListServicesRequest__Output as _tellerline_v1_ListServicesRequest__Output,
} from "../../tellerline/v1/ListServicesRequest.ts";
import type {
  ListServicesResponse as _tellerline_v1_ListServicesResponse,
  ListServicesResponse__Output as _tellerline_v1_ListServicesResponse__Output,
} from "../../tellerline/v1/ListServicesResponse.ts";

export interface CatalogueClient extends grpc.Client {
  ListServices(
    argument: _tellerline_v1_ListServicesRequest,
    metadata: grpc.Metadata,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_ListServicesResponse__Output>,
  ): grpc.ClientUnaryCall;
  ListServices(
    argument: _tellerline_v1_ListServicesRequest,
    metadata: grpc.Metadata,
    callback: grpc.requestCallback<_tellerline_v1_ListServicesResponse__Output>,
  ): grpc.ClientUnaryCall;
  ListServices(
    argument: _tellerline_v1_ListServicesRequest,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_ListServicesResponse__Output>,
  ): grpc.ClientUnaryCall;
  ListServices(
    argument: _tellerline_v1_ListServicesRequest,
    callback: grpc.requestCallback<_tellerline_v1_ListServicesResponse__Output>,
  ): grpc.ClientUnaryCall;
  listServices(
    argument: _tellerline_v1_ListServicesRequest,
    metadata: grpc.Metadata,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_ListServicesResponse__Output>,
  ): grpc.ClientUnaryCall;
  listServices(
    argument: _tellerline_v1_ListServicesRequest,
    metadata: grpc.Metadata,
    callback: grpc.requestCallback<_tellerline_v1_ListServicesResponse__Output>,
  ): grpc.ClientUnaryCall;
  listServices(
    argument: _tellerline_v1_ListServicesRequest,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_ListServicesResponse__Output>,
  ): grpc.ClientUnaryCall;
  listServices(
    argument: _tellerline_v1_ListServicesRequest,
    callback: grpc.requestCallback<_tellerline_v1_ListServicesResponse__Output>,
  ): grpc.ClientUnaryCall;
}

export interface CatalogueHandlers extends grpc.UntypedServiceImplementation {
  ListServices: grpc.handleUnaryCall<
    _tellerline_v1_ListServicesRequest__Output,
    _tellerline_v1_ListServicesResponse
  >;
}

export interface CatalogueDefinition extends grpc.ServiceDefinition {
  ListServices: MethodDefinition<
    _tellerline_v1_ListServicesRequest,
    _tellerline_v1_ListServicesResponse,
    _tellerline_v1_ListServicesRequest__Output,
    _tellerline_v1_ListServicesResponse__Output
  >;
}
