// Original file: proto/tellerline/v1/portal.proto

import type * as grpc from "@grpc/grpc-js";
import type { MethodDefinition } from "@grpc/proto-loader";
import type {
  ChangePasswordRequest as _tellerline_v1_ChangePasswordRequest,
  ChangePasswordRequest__Output as _tellerline_v1_ChangePasswordRequest__Output,
} from "../../tellerline/v1/ChangePasswordRequest.ts";
import type {
  ChangePasswordResponse as _tellerline_v1_ChangePasswordResponse,
  ChangePasswordResponse__Output as _tellerline_v1_ChangePasswordResponse__Output,
} from "../../tellerline/v1/ChangePasswordResponse.ts";
import type {
  CreateAccountRequest as _tellerline_v1_CreateAccountRequest,
  CreateAccountRequest__Output as _tellerline_v1_CreateAccountRequest__Output,
} from "../../tellerline/v1/CreateAccountRequest.ts";
import type {
  CreateAccountResponse as _tellerline_v1_CreateAccountResponse,
  CreateAccountResponse__Output as _tellerline_v1_CreateAccountResponse__Output,
} from "../../tellerline/v1/CreateAccountResponse.ts";
import type {
  CreateInstanceRequest as _tellerline_v1_CreateInstanceRequest,
  CreateInstanceRequest__Output as _tellerline_v1_CreateInstanceRequest__Output,
} from "../../tellerline/v1/CreateInstanceRequest.ts";
import type {
  DeleteInstanceRequest as _tellerline_v1_DeleteInstanceRequest,
  DeleteInstanceRequest__Output as _tellerline_v1_DeleteInstanceRequest__Output,
} from "../../tellerline/v1/DeleteInstanceRequest.ts";
import type {
  DeleteInstanceResponse as _tellerline_v1_DeleteInstanceResponse,
  DeleteInstanceResponse__Output as _tellerline_v1_DeleteInstanceResponse__Output,
} from "../../tellerline/v1/DeleteInstanceResponse.ts";
import type {
  GetInstanceRequest as _tellerline_v1_GetInstanceRequest,
  GetInstanceRequest__Output as _tellerline_v1_GetInstanceRequest__Output,
} from "../../tellerline/v1/GetInstanceRequest.ts";
import type {
  GetScalerRequest as _tellerline_v1_GetScalerRequest,
  GetScalerRequest__Output as _tellerline_v1_GetScalerRequest__Output,
} from "../../tellerline/v1/GetScalerRequest.ts";
import type {
  Instance as _tellerline_v1_Instance,
  Instance__Output as _tellerline_v1_Instance__Output,
} from "../../tellerline/v1/Instance.ts";
import type {
  InstanceView as _tellerline_v1_InstanceView,
  InstanceView__Output as _tellerline_v1_InstanceView__Output,
} from "../../tellerline/v1/InstanceView.ts";
import type {
  ListDecisionsRequest as _tellerline_v1_ListDecisionsRequest,
  ListDecisionsRequest__Output as _tellerline_v1_ListDecisionsRequest__Output,
} from "../../tellerline/v1/ListDecisionsRequest.ts";
import type {
  ListDecisionsResponse as _tellerline_v1_ListDecisionsResponse,
  ListDecisionsResponse__Output as _tellerline_v1_ListDecisionsResponse__Output,
} from "../../tellerline/v1/ListDecisionsResponse.ts";
import type {
  ListInstancesRequest as _tellerline_v1_ListInstancesRequest,
  ListInstancesRequest__Output as _tellerline_v1_ListInstancesRequest__Output,
} from "../../tellerline/v1/ListInstancesRequest.ts";
import type {
  ListInstancesResponse as _tellerline_v1_ListInstancesResponse,
  ListInstancesResponse__Output as _tellerline_v1_ListInstancesResponse__Output,
} from "../../tellerline/v1/ListInstancesResponse.ts";
import type {
  ListServicesRequest as _tellerline_v1_ListServicesRequest,
  ListServicesRequest__Output as _tellerline_v1_ListServicesRequest__Output,
} from "../../tellerline/v1/ListServicesRequest.ts";
import type {
  ListServicesResponse as _tellerline_v1_ListServicesResponse,
  ListServicesResponse__Output as _tellerline_v1_ListServicesResponse__Output,
} from "../../tellerline/v1/ListServicesResponse.ts";
import type {
  LogLine as _tellerline_v1_LogLine,
  LogLine__Output as _tellerline_v1_LogLine__Output,
} from "../../tellerline/v1/LogLine.ts";
import type {
  LoginRequest as _tellerline_v1_LoginRequest,
  LoginRequest__Output as _tellerline_v1_LoginRequest__Output,
} from "../../tellerline/v1/LoginRequest.ts";
import type {
  LoginResponse as _tellerline_v1_LoginResponse,
  LoginResponse__Output as _tellerline_v1_LoginResponse__Output,
} from "../../tellerline/v1/LoginResponse.ts";
import type {
  LogoutRequest as _tellerline_v1_LogoutRequest,
  LogoutRequest__Output as _tellerline_v1_LogoutRequest__Output,
} from "../../tellerline/v1/LogoutRequest.ts";
import type {
  LogoutResponse as _tellerline_v1_LogoutResponse,
  LogoutResponse__Output as _tellerline_v1_LogoutResponse__Output,
} from "../../tellerline/v1/LogoutResponse.ts";
import type {
  ScaleInstanceRequest as _tellerline_v1_ScaleInstanceRequest,
  ScaleInstanceRequest__Output as _tellerline_v1_ScaleInstanceRequest__Output,
} from "../../tellerline/v1/ScaleInstanceRequest.ts";
import type {
  Scaler as _tellerline_v1_Scaler,
  Scaler__Output as _tellerline_v1_Scaler__Output,
} from "../../tellerline/v1/Scaler.ts";
import type {
  TailLogsRequest as _tellerline_v1_TailLogsRequest,
  TailLogsRequest__Output as _tellerline_v1_TailLogsRequest__Output,
} from "../../tellerline/v1/TailLogsRequest.ts";
import type {
  UpdateInstanceRequest as _tellerline_v1_UpdateInstanceRequest,
  UpdateInstanceRequest__Output as _tellerline_v1_UpdateInstanceRequest__Output,
} from "../../tellerline/v1/UpdateInstanceRequest.ts";
import type {
  WatchInstanceRequest as _tellerline_v1_WatchInstanceRequest,
  WatchInstanceRequest__Output as _tellerline_v1_WatchInstanceRequest__Output,
} from "../../tellerline/v1/WatchInstanceRequest.ts";

export interface PortalClient extends grpc.Client {
  ChangePassword(
    argument: _tellerline_v1_ChangePasswordRequest,
    metadata: grpc.Metadata,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_ChangePasswordResponse__Output>,
  ): grpc.ClientUnaryCall;
  ChangePassword(
    argument: _tellerline_v1_ChangePasswordRequest,
    metadata: grpc.Metadata,
    callback: grpc.requestCallback<_tellerline_v1_ChangePasswordResponse__Output>,
  ): grpc.ClientUnaryCall;
  ChangePassword(
    argument: _tellerline_v1_ChangePasswordRequest,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_ChangePasswordResponse__Output>,
  ): grpc.ClientUnaryCall;
  ChangePassword(
    argument: _tellerline_v1_ChangePasswordRequest,
    callback: grpc.requestCallback<_tellerline_v1_ChangePasswordResponse__Output>,
  ): grpc.ClientUnaryCall;
  changePassword(
    argument: _tellerline_v1_ChangePasswordRequest,
    metadata: grpc.Metadata,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_ChangePasswordResponse__Output>,
  ): grpc.ClientUnaryCall;
  changePassword(
    argument: _tellerline_v1_ChangePasswordRequest,
    metadata: grpc.Metadata,
    callback: grpc.requestCallback<_tellerline_v1_ChangePasswordResponse__Output>,
  ): grpc.ClientUnaryCall;
  changePassword(
    argument: _tellerline_v1_ChangePasswordRequest,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_ChangePasswordResponse__Output>,
  ): grpc.ClientUnaryCall;
  changePassword(
    argument: _tellerline_v1_ChangePasswordRequest,
    callback: grpc.requestCallback<_tellerline_v1_ChangePasswordResponse__Output>,
  ): grpc.ClientUnaryCall;

  CreateAccount(
    argument: _tellerline_v1_CreateAccountRequest,
    metadata: grpc.Metadata,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_CreateAccountResponse__Output>,
  ): grpc.ClientUnaryCall;
  CreateAccount(
    argument: _tellerline_v1_CreateAccountRequest,
    metadata: grpc.Metadata,
    callback: grpc.requestCallback<_tellerline_v1_CreateAccountResponse__Output>,
  ): grpc.ClientUnaryCall;
  CreateAccount(
    argument: _tellerline_v1_CreateAccountRequest,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_CreateAccountResponse__Output>,
  ): grpc.ClientUnaryCall;
  CreateAccount(
    argument: _tellerline_v1_CreateAccountRequest,
    callback: grpc.requestCallback<_tellerline_v1_CreateAccountResponse__Output>,
  ): grpc.ClientUnaryCall;
  createAccount(
    argument: _tellerline_v1_CreateAccountRequest,
    metadata: grpc.Metadata,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_CreateAccountResponse__Output>,
  ): grpc.ClientUnaryCall;
  createAccount(
    argument: _tellerline_v1_CreateAccountRequest,
    metadata: grpc.Metadata,
    callback: grpc.requestCallback<_tellerline_v1_CreateAccountResponse__Output>,
  ): grpc.ClientUnaryCall;
  createAccount(
    argument: _tellerline_v1_CreateAccountRequest,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_CreateAccountResponse__Output>,
  ): grpc.ClientUnaryCall;
  createAccount(
    argument: _tellerline_v1_CreateAccountRequest,
    callback: grpc.requestCallback<_tellerline_v1_CreateAccountResponse__Output>,
  ): grpc.ClientUnaryCall;

  CreateInstance(
    argument: _tellerline_v1_CreateInstanceRequest,
    metadata: grpc.Metadata,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_Instance__Output>,
  ): grpc.ClientUnaryCall;
  CreateInstance(
    argument: _tellerline_v1_CreateInstanceRequest,
    metadata: grpc.Metadata,
    callback: grpc.requestCallback<_tellerline_v1_Instance__Output>,
  ): grpc.ClientUnaryCall;
  CreateInstance(
    argument: _tellerline_v1_CreateInstanceRequest,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_Instance__Output>,
  ): grpc.ClientUnaryCall;
  CreateInstance(
    argument: _tellerline_v1_CreateInstanceRequest,
    callback: grpc.requestCallback<_tellerline_v1_Instance__Output>,
  ): grpc.ClientUnaryCall;
  createInstance(
    argument: _tellerline_v1_CreateInstanceRequest,
    metadata: grpc.Metadata,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_Instance__Output>,
  ): grpc.ClientUnaryCall;
  createInstance(
    argument: _tellerline_v1_CreateInstanceRequest,
    metadata: grpc.Metadata,
    callback: grpc.requestCallback<_tellerline_v1_Instance__Output>,
  ): grpc.ClientUnaryCall;
  createInstance(
    argument: _tellerline_v1_CreateInstanceRequest,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_Instance__Output>,
  ): grpc.ClientUnaryCall;
  createInstance(
    argument: _tellerline_v1_CreateInstanceRequest,
    callback: grpc.requestCallback<_tellerline_v1_Instance__Output>,
  ): grpc.ClientUnaryCall;

  DeleteInstance(
    argument: _tellerline_v1_DeleteInstanceRequest,
    metadata: grpc.Metadata,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_DeleteInstanceResponse__Output>,
  ): grpc.ClientUnaryCall;
  DeleteInstance(
    argument: _tellerline_v1_DeleteInstanceRequest,
    metadata: grpc.Metadata,
    callback: grpc.requestCallback<_tellerline_v1_DeleteInstanceResponse__Output>,
  ): grpc.ClientUnaryCall;
  DeleteInstance(
    argument: _tellerline_v1_DeleteInstanceRequest,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_DeleteInstanceResponse__Output>,
  ): grpc.ClientUnaryCall;
  DeleteInstance(
    argument: _tellerline_v1_DeleteInstanceRequest,
    callback: grpc.requestCallback<_tellerline_v1_DeleteInstanceResponse__Output>,
  ): grpc.ClientUnaryCall;
  deleteInstance(
    argument: _tellerline_v1_DeleteInstanceRequest,
    metadata: grpc.Metadata,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_DeleteInstanceResponse__Output>,
  ): grpc.ClientUnaryCall;
  deleteInstance(
    argument: _tellerline_v1_DeleteInstanceRequest,
    metadata: grpc.Metadata,
    callback: grpc.requestCallback<_tellerline_v1_DeleteInstanceResponse__Output>,
  ): grpc.ClientUnaryCall;
  deleteInstance(
    argument: _tellerline_v1_DeleteInstanceRequest,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_DeleteInstanceResponse__Output>,
  ): grpc.ClientUnaryCall;
  deleteInstance(
    argument: _tellerline_v1_DeleteInstanceRequest,
    callback: grpc.requestCallback<_tellerline_v1_DeleteInstanceResponse__Output>,
  ): grpc.ClientUnaryCall;

  GetInstance(
    argument: _tellerline_v1_GetInstanceRequest,
    metadata: grpc.Metadata,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_Instance__Output>,
  ): grpc.ClientUnaryCall;
  GetInstance(
    argument: _tellerline_v1_GetInstanceRequest,
    metadata: grpc.Metadata,
    callback: grpc.requestCallback<_tellerline_v1_Instance__Output>,
  ): grpc.ClientUnaryCall;
  GetInstance(
    argument: _tellerline_v1_GetInstanceRequest,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_Instance__Output>,
  ): grpc.ClientUnaryCall;
  GetInstance(
    argument: _tellerline_v1_GetInstanceRequest,
    callback: grpc.requestCallback<_tellerline_v1_Instance__Output>,
  ): grpc.ClientUnaryCall;
  getInstance(
    argument: _tellerline_v1_GetInstanceRequest,
    metadata: grpc.Metadata,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_Instance__Output>,
  ): grpc.ClientUnaryCall;
  getInstance(
    argument: _tellerline_v1_GetInstanceRequest,
    metadata: grpc.Metadata,
    callback: grpc.requestCallback<_tellerline_v1_Instance__Output>,
  ): grpc.ClientUnaryCall;
  getInstance(
    argument: _tellerline_v1_GetInstanceRequest,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_Instance__Output>,
  ): grpc.ClientUnaryCall;
  getInstance(
    argument: _tellerline_v1_GetInstanceRequest,
    callback: grpc.requestCallback<_tellerline_v1_Instance__Output>,
  ): grpc.ClientUnaryCall;

  GetScaler(
    argument: _tellerline_v1_GetScalerRequest,
    metadata: grpc.Metadata,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_Scaler__Output>,
  ): grpc.ClientUnaryCall;
  GetScaler(
    argument: _tellerline_v1_GetScalerRequest,
    metadata: grpc.Metadata,
    callback: grpc.requestCallback<_tellerline_v1_Scaler__Output>,
  ): grpc.ClientUnaryCall;
  GetScaler(
    argument: _tellerline_v1_GetScalerRequest,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_Scaler__Output>,
  ): grpc.ClientUnaryCall;
  GetScaler(
    argument: _tellerline_v1_GetScalerRequest,
    callback: grpc.requestCallback<_tellerline_v1_Scaler__Output>,
  ): grpc.ClientUnaryCall;
  getScaler(
    argument: _tellerline_v1_GetScalerRequest,
    metadata: grpc.Metadata,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_Scaler__Output>,
  ): grpc.ClientUnaryCall;
  getScaler(
    argument: _tellerline_v1_GetScalerRequest,
    metadata: grpc.Metadata,
    callback: grpc.requestCallback<_tellerline_v1_Scaler__Output>,
  ): grpc.ClientUnaryCall;
  getScaler(
    argument: _tellerline_v1_GetScalerRequest,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_Scaler__Output>,
  ): grpc.ClientUnaryCall;
  getScaler(
    argument: _tellerline_v1_GetScalerRequest,
    callback: grpc.requestCallback<_tellerline_v1_Scaler__Output>,
  ): grpc.ClientUnaryCall;

  ListDecisions(
    argument: _tellerline_v1_ListDecisionsRequest,
    metadata: grpc.Metadata,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_ListDecisionsResponse__Output>,
  ): grpc.ClientUnaryCall;
  ListDecisions(
    argument: _tellerline_v1_ListDecisionsRequest,
    metadata: grpc.Metadata,
    callback: grpc.requestCallback<_tellerline_v1_ListDecisionsResponse__Output>,
  ): grpc.ClientUnaryCall;
  ListDecisions(
    argument: _tellerline_v1_ListDecisionsRequest,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_ListDecisionsResponse__Output>,
  ): grpc.ClientUnaryCall;
  ListDecisions(
    argument: _tellerline_v1_ListDecisionsRequest,
    callback: grpc.requestCallback<_tellerline_v1_ListDecisionsResponse__Output>,
  ): grpc.ClientUnaryCall;
  listDecisions(
    argument: _tellerline_v1_ListDecisionsRequest,
    metadata: grpc.Metadata,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_ListDecisionsResponse__Output>,
  ): grpc.ClientUnaryCall;
  listDecisions(
    argument: _tellerline_v1_ListDecisionsRequest,
    metadata: grpc.Metadata,
    callback: grpc.requestCallback<_tellerline_v1_ListDecisionsResponse__Output>,
  ): grpc.ClientUnaryCall;
  listDecisions(
    argument: _tellerline_v1_ListDecisionsRequest,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_ListDecisionsResponse__Output>,
  ): grpc.ClientUnaryCall;
  listDecisions(
    argument: _tellerline_v1_ListDecisionsRequest,
    callback: grpc.requestCallback<_tellerline_v1_ListDecisionsResponse__Output>,
  ): grpc.ClientUnaryCall;

  ListInstances(
    argument: _tellerline_v1_ListInstancesRequest,
    metadata: grpc.Metadata,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_ListInstancesResponse__Output>,
  ): grpc.ClientUnaryCall;
  ListInstances(
    argument: _tellerline_v1_ListInstancesRequest,
    metadata: grpc.Metadata,
    callback: grpc.requestCallback<_tellerline_v1_ListInstancesResponse__Output>,
  ): grpc.ClientUnaryCall;
  ListInstances(
    argument: _tellerline_v1_ListInstancesRequest,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_ListInstancesResponse__Output>,
  ): grpc.ClientUnaryCall;
  ListInstances(
    argument: _tellerline_v1_ListInstancesRequest,
    callback: grpc.requestCallback<_tellerline_v1_ListInstancesResponse__Output>,
  ): grpc.ClientUnaryCall;
  listInstances(
    argument: _tellerline_v1_ListInstancesRequest,
    metadata: grpc.Metadata,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_ListInstancesResponse__Output>,
  ): grpc.ClientUnaryCall;
  listInstances(
    argument: _tellerline_v1_ListInstancesRequest,
    metadata: grpc.Metadata,
    callback: grpc.requestCallback<_tellerline_v1_ListInstancesResponse__Output>,
  ): grpc.ClientUnaryCall;
  listInstances(
    argument: _tellerline_v1_ListInstancesRequest,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_ListInstancesResponse__Output>,
  ): grpc.ClientUnaryCall;
  listInstances(
    argument: _tellerline_v1_ListInstancesRequest,
    callback: grpc.requestCallback<_tellerline_v1_ListInstancesResponse__Output>,
  ): grpc.ClientUnaryCall;

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

  Login(
    argument: _tellerline_v1_LoginRequest,
    metadata: grpc.Metadata,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_LoginResponse__Output>,
  ): grpc.ClientUnaryCall;
  Login(
    argument: _tellerline_v1_LoginRequest,
    metadata: grpc.Metadata,
    callback: grpc.requestCallback<_tellerline_v1_LoginResponse__Output>,
  ): grpc.ClientUnaryCall;
  Login(
    argument: _tellerline_v1_LoginRequest,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_LoginResponse__Output>,
  ): grpc.ClientUnaryCall;
  Login(
    argument: _tellerline_v1_LoginRequest,
    callback: grpc.requestCallback<_tellerline_v1_LoginResponse__Output>,
  ): grpc.ClientUnaryCall;
  login(
    argument: _tellerline_v1_LoginRequest,
    metadata: grpc.Metadata,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_LoginResponse__Output>,
  ): grpc.ClientUnaryCall;
  login(
    argument: _tellerline_v1_LoginRequest,
    metadata: grpc.Metadata,
    callback: grpc.requestCallback<_tellerline_v1_LoginResponse__Output>,
  ): grpc.ClientUnaryCall;
  login(
    argument: _tellerline_v1_LoginRequest,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_LoginResponse__Output>,
  ): grpc.ClientUnaryCall;
  login(
    argument: _tellerline_v1_LoginRequest,
    callback: grpc.requestCallback<_tellerline_v1_LoginResponse__Output>,
  ): grpc.ClientUnaryCall;

  Logout(
    argument: _tellerline_v1_LogoutRequest,
    metadata: grpc.Metadata,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_LogoutResponse__Output>,
  ): grpc.ClientUnaryCall;
  Logout(
    argument: _tellerline_v1_LogoutRequest,
    metadata: grpc.Metadata,
    callback: grpc.requestCallback<_tellerline_v1_LogoutResponse__Output>,
  ): grpc.ClientUnaryCall;
  Logout(
    argument: _tellerline_v1_LogoutRequest,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_LogoutResponse__Output>,
  ): grpc.ClientUnaryCall;
  Logout(
    argument: _tellerline_v1_LogoutRequest,
    callback: grpc.requestCallback<_tellerline_v1_LogoutResponse__Output>,
  ): grpc.ClientUnaryCall;
  logout(
    argument: _tellerline_v1_LogoutRequest,
    metadata: grpc.Metadata,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_LogoutResponse__Output>,
  ): grpc.ClientUnaryCall;
  logout(
    argument: _tellerline_v1_LogoutRequest,
    metadata: grpc.Metadata,
    callback: grpc.requestCallback<_tellerline_v1_LogoutResponse__Output>,
  ): grpc.ClientUnaryCall;
  logout(
    argument: _tellerline_v1_LogoutRequest,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_LogoutResponse__Output>,
  ): grpc.ClientUnaryCall;
  logout(
    argument: _tellerline_v1_LogoutRequest,
    callback: grpc.requestCallback<_tellerline_v1_LogoutResponse__Output>,
  ): grpc.ClientUnaryCall;

  ScaleInstance(
    argument: _tellerline_v1_ScaleInstanceRequest,
    metadata: grpc.Metadata,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_Instance__Output>,
  ): grpc.ClientUnaryCall;
  ScaleInstance(
    argument: _tellerline_v1_ScaleInstanceRequest,
    metadata: grpc.Metadata,
    callback: grpc.requestCallback<_tellerline_v1_Instance__Output>,
  ): grpc.ClientUnaryCall;
  ScaleInstance(
    argument: _tellerline_v1_ScaleInstanceRequest,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_Instance__Output>,
  ): grpc.ClientUnaryCall;
  ScaleInstance(
    argument: _tellerline_v1_ScaleInstanceRequest,
    callback: grpc.requestCallback<_tellerline_v1_Instance__Output>,
  ): grpc.ClientUnaryCall;
  scaleInstance(
    argument: _tellerline_v1_ScaleInstanceRequest,
    metadata: grpc.Metadata,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_Instance__Output>,
  ): grpc.ClientUnaryCall;
  scaleInstance(
    argument: _tellerline_v1_ScaleInstanceRequest,
    metadata: grpc.Metadata,
    callback: grpc.requestCallback<_tellerline_v1_Instance__Output>,
  ): grpc.ClientUnaryCall;
  scaleInstance(
    argument: _tellerline_v1_ScaleInstanceRequest,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_Instance__Output>,
  ): grpc.ClientUnaryCall;
  scaleInstance(
    argument: _tellerline_v1_ScaleInstanceRequest,
    callback: grpc.requestCallback<_tellerline_v1_Instance__Output>,
  ): grpc.ClientUnaryCall;

  TailLogs(
    argument: _tellerline_v1_TailLogsRequest,
    metadata: grpc.Metadata,
    options?: grpc.CallOptions,
  ): grpc.ClientReadableStream<_tellerline_v1_LogLine__Output>;
  TailLogs(
    argument: _tellerline_v1_TailLogsRequest,
    options?: grpc.CallOptions,
  ): grpc.ClientReadableStream<_tellerline_v1_LogLine__Output>;
  tailLogs(
    argument: _tellerline_v1_TailLogsRequest,
    metadata: grpc.Metadata,
    options?: grpc.CallOptions,
  ): grpc.ClientReadableStream<_tellerline_v1_LogLine__Output>;
  tailLogs(
    argument: _tellerline_v1_TailLogsRequest,
    options?: grpc.CallOptions,
  ): grpc.ClientReadableStream<_tellerline_v1_LogLine__Output>;

  UpdateInstance(
    argument: _tellerline_v1_UpdateInstanceRequest,
    metadata: grpc.Metadata,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_Instance__Output>,
  ): grpc.ClientUnaryCall;
  UpdateInstance(
    argument: _tellerline_v1_UpdateInstanceRequest,
    metadata: grpc.Metadata,
    callback: grpc.requestCallback<_tellerline_v1_Instance__Output>,
  ): grpc.ClientUnaryCall;
  UpdateInstance(
    argument: _tellerline_v1_UpdateInstanceRequest,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_Instance__Output>,
  ): grpc.ClientUnaryCall;
  UpdateInstance(
    argument: _tellerline_v1_UpdateInstanceRequest,
    callback: grpc.requestCallback<_tellerline_v1_Instance__Output>,
  ): grpc.ClientUnaryCall;
  updateInstance(
    argument: _tellerline_v1_UpdateInstanceRequest,
    metadata: grpc.Metadata,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_Instance__Output>,
  ): grpc.ClientUnaryCall;
  updateInstance(
    argument: _tellerline_v1_UpdateInstanceRequest,
    metadata: grpc.Metadata,
    callback: grpc.requestCallback<_tellerline_v1_Instance__Output>,
  ): grpc.ClientUnaryCall;
  updateInstance(
    argument: _tellerline_v1_UpdateInstanceRequest,
    options: grpc.CallOptions,
    callback: grpc.requestCallback<_tellerline_v1_Instance__Output>,
  ): grpc.ClientUnaryCall;
  updateInstance(
    argument: _tellerline_v1_UpdateInstanceRequest,
    callback: grpc.requestCallback<_tellerline_v1_Instance__Output>,
  ): grpc.ClientUnaryCall;

  WatchInstance(
    argument: _tellerline_v1_WatchInstanceRequest,
    metadata: grpc.Metadata,
    options?: grpc.CallOptions,
  ): grpc.ClientReadableStream<_tellerline_v1_InstanceView__Output>;
  WatchInstance(
    argument: _tellerline_v1_WatchInstanceRequest,
    options?: grpc.CallOptions,
  ): grpc.ClientReadableStream<_tellerline_v1_InstanceView__Output>;
  watchInstance(
    argument: _tellerline_v1_WatchInstanceRequest,
    metadata: grpc.Metadata,
    options?: grpc.CallOptions,
  ): grpc.ClientReadableStream<_tellerline_v1_InstanceView__Output>;
  watchInstance(
    argument: _tellerline_v1_WatchInstanceRequest,
    options?: grpc.CallOptions,
  ): grpc.ClientReadableStream<_tellerline_v1_InstanceView__Output>;
}

export interface PortalHandlers extends grpc.UntypedServiceImplementation {
  ChangePassword: grpc.handleUnaryCall<
    _tellerline_v1_ChangePasswordRequest__Output,
    _tellerline_v1_ChangePasswordResponse
  >;

  CreateAccount: grpc.handleUnaryCall<
    _tellerline_v1_CreateAccountRequest__Output,
    _tellerline_v1_CreateAccountResponse
  >;

  CreateInstance: grpc.handleUnaryCall<
    _tellerline_v1_CreateInstanceRequest__Output,
    _tellerline_v1_Instance
  >;

  DeleteInstance: grpc.handleUnaryCall<
    _tellerline_v1_DeleteInstanceRequest__Output,
    _tellerline_v1_DeleteInstanceResponse
  >;

  GetInstance: grpc.handleUnaryCall<
    _tellerline_v1_GetInstanceRequest__Output,
    _tellerline_v1_Instance
  >;

  GetScaler: grpc.handleUnaryCall<
    _tellerline_v1_GetScalerRequest__Output,
    _tellerline_v1_Scaler
  >;

  ListDecisions: grpc.handleUnaryCall<
    _tellerline_v1_ListDecisionsRequest__Output,
    _tellerline_v1_ListDecisionsResponse
  >;

  ListInstances: grpc.handleUnaryCall<
    _tellerline_v1_ListInstancesRequest__Output,
    _tellerline_v1_ListInstancesResponse
  >;

  ListServices: grpc.handleUnaryCall<
    _tellerline_v1_ListServicesRequest__Output,
    _tellerline_v1_ListServicesResponse
  >;

  Login: grpc.handleUnaryCall<
    _tellerline_v1_LoginRequest__Output,
    _tellerline_v1_LoginResponse
  >;

  Logout: grpc.handleUnaryCall<
    _tellerline_v1_LogoutRequest__Output,
    _tellerline_v1_LogoutResponse
  >;

  ScaleInstance: grpc.handleUnaryCall<
    _tellerline_v1_ScaleInstanceRequest__Output,
    _tellerline_v1_Instance
  >;

  TailLogs: grpc.handleServerStreamingCall<
    _tellerline_v1_TailLogsRequest__Output,
    _tellerline_v1_LogLine
  >;

  UpdateInstance: grpc.handleUnaryCall<
    _tellerline_v1_UpdateInstanceRequest__Output,
    _tellerline_v1_Instance
  >;

  WatchInstance: grpc.handleServerStreamingCall<
    _tellerline_v1_WatchInstanceRequest__Output,
    _tellerline_v1_InstanceView
  >;
}

export interface PortalDefinition extends grpc.ServiceDefinition {
  ChangePassword: MethodDefinition<
    _tellerline_v1_ChangePasswordRequest,
    _tellerline_v1_ChangePasswordResponse,
    _tellerline_v1_ChangePasswordRequest__Output,
    _tellerline_v1_ChangePasswordResponse__Output
  >;
  CreateAccount: MethodDefinition<
    _tellerline_v1_CreateAccountRequest,
    _tellerline_v1_CreateAccountResponse,
    _tellerline_v1_CreateAccountRequest__Output,
    _tellerline_v1_CreateAccountResponse__Output
  >;
  CreateInstance: MethodDefinition<
    _tellerline_v1_CreateInstanceRequest,
    _tellerline_v1_Instance,
    _tellerline_v1_CreateInstanceRequest__Output,
    _tellerline_v1_Instance__Output
  >;
  DeleteInstance: MethodDefinition<
    _tellerline_v1_DeleteInstanceRequest,
    _tellerline_v1_DeleteInstanceResponse,
    _tellerline_v1_DeleteInstanceRequest__Output,
    _tellerline_v1_DeleteInstanceResponse__Output
  >;
  GetInstance: MethodDefinition<
    _tellerline_v1_GetInstanceRequest,
    _tellerline_v1_Instance,
    _tellerline_v1_GetInstanceRequest__Output,
    _tellerline_v1_Instance__Output
  >;
  GetScaler: MethodDefinition<
    _tellerline_v1_GetScalerRequest,
    _tellerline_v1_Scaler,
    _tellerline_v1_GetScalerRequest__Output,
    _tellerline_v1_Scaler__Output
  >;
  ListDecisions: MethodDefinition<
    _tellerline_v1_ListDecisionsRequest,
    _tellerline_v1_ListDecisionsResponse,
    _tellerline_v1_ListDecisionsRequest__Output,
    _tellerline_v1_ListDecisionsResponse__Output
  >;
  ListInstances: MethodDefinition<
    _tellerline_v1_ListInstancesRequest,
    _tellerline_v1_ListInstancesResponse,
    _tellerline_v1_ListInstancesRequest__Output,
    _tellerline_v1_ListInstancesResponse__Output
  >;
  ListServices: MethodDefinition<
    _tellerline_v1_ListServicesRequest,
    _tellerline_v1_ListServicesResponse,
    _tellerline_v1_ListServicesRequest__Output,
    _tellerline_v1_ListServicesResponse__Output
  >;
  Login: MethodDefinition<
    _tellerline_v1_LoginRequest,
    _tellerline_v1_LoginResponse,
    _tellerline_v1_LoginRequest__Output,
    _tellerline_v1_LoginResponse__Output
  >;
  Logout: MethodDefinition<
    _tellerline_v1_LogoutRequest,
    _tellerline_v1_LogoutResponse,
    _tellerline_v1_LogoutRequest__Output,
    _tellerline_v1_LogoutResponse__Output
  >;
  ScaleInstance: MethodDefinition<
    _tellerline_v1_ScaleInstanceRequest,
    _tellerline_v1_Instance,
    _tellerline_v1_ScaleInstanceRequest__Output,
    _tellerline_v1_Instance__Output
  >;
  TailLogs: MethodDefinition<
    _tellerline_v1_TailLogsRequest,
    _tellerline_v1_LogLine,
    _tellerline_v1_TailLogsRequest__Output,
    _tellerline_v1_LogLine__Output
  >;
  UpdateInstance: MethodDefinition<
    _tellerline_v1_UpdateInstanceRequest,
    _tellerline_v1_Instance,
    _tellerline_v1_UpdateInstanceRequest__Output,
    _tellerline_v1_Instance__Output
  >;
  WatchInstance: MethodDefinition<
    _tellerline_v1_WatchInstanceRequest,
    _tellerline_v1_InstanceView,
    _tellerline_v1_WatchInstanceRequest__Output,
    _tellerline_v1_InstanceView__Output
  >;
}
