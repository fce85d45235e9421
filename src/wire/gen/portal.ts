import type * as grpc from "@grpc/grpc-js";
import type { MessageTypeDefinition } from "@grpc/proto-loader";

import type {
  CatalogueClient as _tellerline_v1_CatalogueClient,
  CatalogueDefinition as _tellerline_v1_CatalogueDefinition,
} from "./tellerline/v1/Catalogue.ts";
import type {
  ChangePasswordRequest as _tellerline_v1_ChangePasswordRequest,
  ChangePasswordRequest__Output as _tellerline_v1_ChangePasswordRequest__Output,
} from "./tellerline/v1/ChangePasswordRequest.ts";
import type {
  ChangePasswordResponse as _tellerline_v1_ChangePasswordResponse,
  ChangePasswordResponse__Output as _tellerline_v1_ChangePasswordResponse__Output,
} from "./tellerline/v1/ChangePasswordResponse.ts";
import type {
  Choice as _tellerline_v1_Choice,
  Choice__Output as _tellerline_v1_Choice__Output,
} from "./tellerline/v1/Choice.ts";
import type {
  Clamp as _tellerline_v1_Clamp,
  Clamp__Output as _tellerline_v1_Clamp__Output,
} from "./tellerline/v1/Clamp.ts";
import type {
  Connection as _tellerline_v1_Connection,
  Connection__Output as _tellerline_v1_Connection__Output,
} from "./tellerline/v1/Connection.ts";
import type {
  CreateAccountRequest as _tellerline_v1_CreateAccountRequest,
  CreateAccountRequest__Output as _tellerline_v1_CreateAccountRequest__Output,
} from "./tellerline/v1/CreateAccountRequest.ts";
import type {
  CreateAccountResponse as _tellerline_v1_CreateAccountResponse,
  CreateAccountResponse__Output as _tellerline_v1_CreateAccountResponse__Output,
} from "./tellerline/v1/CreateAccountResponse.ts";
import type {
  CreateInstanceRequest as _tellerline_v1_CreateInstanceRequest,
  CreateInstanceRequest__Output as _tellerline_v1_CreateInstanceRequest__Output,
} from "./tellerline/v1/CreateInstanceRequest.ts";
import type {
  Decision as _tellerline_v1_Decision,
  Decision__Output as _tellerline_v1_Decision__Output,
} from "./tellerline/v1/Decision.ts";
import type {
  DeleteInstanceRequest as _tellerline_v1_DeleteInstanceRequest,
  DeleteInstanceRequest__Output as _tellerline_v1_DeleteInstanceRequest__Output,
} from "./tellerline/v1/DeleteInstanceRequest.ts";
import type {
  DeleteInstanceResponse as _tellerline_v1_DeleteInstanceResponse,
  DeleteInstanceResponse__Output as _tellerline_v1_DeleteInstanceResponse__Output,
} from "./tellerline/v1/DeleteInstanceResponse.ts";
import type {
  EndServer as _tellerline_v1_EndServer,
  EndServer__Output as _tellerline_v1_EndServer__Output,
} from "./tellerline/v1/EndServer.ts";
import type {
  Field as _tellerline_v1_Field,
  Field__Output as _tellerline_v1_Field__Output,
} from "./tellerline/v1/Field.ts";
import type {
  GetInstanceRequest as _tellerline_v1_GetInstanceRequest,
  GetInstanceRequest__Output as _tellerline_v1_GetInstanceRequest__Output,
} from "./tellerline/v1/GetInstanceRequest.ts";
import type {
  GetScalerRequest as _tellerline_v1_GetScalerRequest,
  GetScalerRequest__Output as _tellerline_v1_GetScalerRequest__Output,
} from "./tellerline/v1/GetScalerRequest.ts";
import type {
  Instance as _tellerline_v1_Instance,
  Instance__Output as _tellerline_v1_Instance__Output,
} from "./tellerline/v1/Instance.ts";
import type {
  InstanceView as _tellerline_v1_InstanceView,
  InstanceView__Output as _tellerline_v1_InstanceView__Output,
} from "./tellerline/v1/InstanceView.ts";
import type {
  ListDecisionsRequest as _tellerline_v1_ListDecisionsRequest,
  ListDecisionsRequest__Output as _tellerline_v1_ListDecisionsRequest__Output,
} from "./tellerline/v1/ListDecisionsRequest.ts";
import type {
  ListDecisionsResponse as _tellerline_v1_ListDecisionsResponse,
  ListDecisionsResponse__Output as _tellerline_v1_ListDecisionsResponse__Output,
} from "./tellerline/v1/ListDecisionsResponse.ts";
import type {
  ListInstancesRequest as _tellerline_v1_ListInstancesRequest,
  ListInstancesRequest__Output as _tellerline_v1_ListInstancesRequest__Output,
} from "./tellerline/v1/ListInstancesRequest.ts";
import type {
  ListInstancesResponse as _tellerline_v1_ListInstancesResponse,
  ListInstancesResponse__Output as _tellerline_v1_ListInstancesResponse__Output,
} from "./tellerline/v1/ListInstancesResponse.ts";
import type {
  ListServicesRequest as _tellerline_v1_ListServicesRequest,
  ListServicesRequest__Output as _tellerline_v1_ListServicesRequest__Output,
} from "./tellerline/v1/ListServicesRequest.ts";
import type {
  ListServicesResponse as _tellerline_v1_ListServicesResponse,
  ListServicesResponse__Output as _tellerline_v1_ListServicesResponse__Output,
} from "./tellerline/v1/ListServicesResponse.ts";
import type {
  Load as _tellerline_v1_Load,
  Load__Output as _tellerline_v1_Load__Output,
} from "./tellerline/v1/Load.ts";
import type {
  LogLine as _tellerline_v1_LogLine,
  LogLine__Output as _tellerline_v1_LogLine__Output,
} from "./tellerline/v1/LogLine.ts";
import type {
  LoginRequest as _tellerline_v1_LoginRequest,
  LoginRequest__Output as _tellerline_v1_LoginRequest__Output,
} from "./tellerline/v1/LoginRequest.ts";
import type {
  LoginResponse as _tellerline_v1_LoginResponse,
  LoginResponse__Output as _tellerline_v1_LoginResponse__Output,
} from "./tellerline/v1/LoginResponse.ts";
import type {
  LogoutRequest as _tellerline_v1_LogoutRequest,
  LogoutRequest__Output as _tellerline_v1_LogoutRequest__Output,
} from "./tellerline/v1/LogoutRequest.ts";
import type {
  LogoutResponse as _tellerline_v1_LogoutResponse,
  LogoutResponse__Output as _tellerline_v1_LogoutResponse__Output,
} from "./tellerline/v1/LogoutResponse.ts";
import type {
  Option as _tellerline_v1_Option,
  Option__Output as _tellerline_v1_Option__Output,
} from "./tellerline/v1/Option.ts";
import type {
  Output as _tellerline_v1_Output,
  Output__Output as _tellerline_v1_Output__Output,
} from "./tellerline/v1/Output.ts";
import type {
  PortalClient as _tellerline_v1_PortalClient,
  PortalDefinition as _tellerline_v1_PortalDefinition,
} from "./tellerline/v1/Portal.ts";
import type {
  ScaleInstanceRequest as _tellerline_v1_ScaleInstanceRequest,
  ScaleInstanceRequest__Output as _tellerline_v1_ScaleInstanceRequest__Output,
} from "./tellerline/v1/ScaleInstanceRequest.ts";
import type {
  Scaler as _tellerline_v1_Scaler,
  Scaler__Output as _tellerline_v1_Scaler__Output,
} from "./tellerline/v1/Scaler.ts";
import type {
  Service as _tellerline_v1_Service,
  Service__Output as _tellerline_v1_Service__Output,
} from "./tellerline/v1/Service.ts";
import type {
  Settings as _tellerline_v1_Settings,
  Settings__Output as _tellerline_v1_Settings__Output,
} from "./tellerline/v1/Settings.ts";
import type {
  TailLogsRequest as _tellerline_v1_TailLogsRequest,
  TailLogsRequest__Output as _tellerline_v1_TailLogsRequest__Output,
} from "./tellerline/v1/TailLogsRequest.ts";
import type {
  UpdateInstanceRequest as _tellerline_v1_UpdateInstanceRequest,
  UpdateInstanceRequest__Output as _tellerline_v1_UpdateInstanceRequest__Output,
} from "./tellerline/v1/UpdateInstanceRequest.ts";
import type {
  WatchInstanceRequest as _tellerline_v1_WatchInstanceRequest,
  WatchInstanceRequest__Output as _tellerline_v1_WatchInstanceRequest__Output,
} from "./tellerline/v1/WatchInstanceRequest.ts";

type SubtypeConstructor<
  Constructor extends new (...args: any) => any,
  Subtype,
> = {
  new (...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  tellerline: {
    v1: {
      Catalogue: SubtypeConstructor<
        typeof grpc.Client,
        _tellerline_v1_CatalogueClient
      > & { service: _tellerline_v1_CatalogueDefinition };
      ChangePasswordRequest: MessageTypeDefinition<
        _tellerline_v1_ChangePasswordRequest,
        _tellerline_v1_ChangePasswordRequest__Output
      >;
      ChangePasswordResponse: MessageTypeDefinition<
        _tellerline_v1_ChangePasswordResponse,
        _tellerline_v1_ChangePasswordResponse__Output
      >;
      Choice: MessageTypeDefinition<
        _tellerline_v1_Choice,
        _tellerline_v1_Choice__Output
      >;
      Clamp: MessageTypeDefinition<
        _tellerline_v1_Clamp,
        _tellerline_v1_Clamp__Output
      >;
      Connection: MessageTypeDefinition<
        _tellerline_v1_Connection,
        _tellerline_v1_Connection__Output
      >;
      CreateAccountRequest: MessageTypeDefinition<
        _tellerline_v1_CreateAccountRequest,
        _tellerline_v1_CreateAccountRequest__Output
      >;
      CreateAccountResponse: MessageTypeDefinition<
        _tellerline_v1_CreateAccountResponse,
        _tellerline_v1_CreateAccountResponse__Output
      >;
      CreateInstanceRequest: MessageTypeDefinition<
        _tellerline_v1_CreateInstanceRequest,
        _tellerline_v1_CreateInstanceRequest__Output
      >;
      Decision: MessageTypeDefinition<
        _tellerline_v1_Decision,
        _tellerline_v1_Decision__Output
      >;
      DeleteInstanceRequest: MessageTypeDefinition<
        _tellerline_v1_DeleteInstanceRequest,
        _tellerline_v1_DeleteInstanceRequest__Output
      >;
      DeleteInstanceResponse: MessageTypeDefinition<
        _tellerline_v1_DeleteInstanceResponse,
        _tellerline_v1_DeleteInstanceResponse__Output
      >;
      EndServer: MessageTypeDefinition<
        _tellerline_v1_EndServer,
        _tellerline_v1_EndServer__Output
      >;
      Field: MessageTypeDefinition<
        _tellerline_v1_Field,
        _tellerline_v1_Field__Output
      >;
      GetInstanceRequest: MessageTypeDefinition<
        _tellerline_v1_GetInstanceRequest,
        _tellerline_v1_GetInstanceRequest__Output
      >;
      GetScalerRequest: MessageTypeDefinition<
        _tellerline_v1_GetScalerRequest,
        _tellerline_v1_GetScalerRequest__Output
      >;
      Instance: MessageTypeDefinition<
        _tellerline_v1_Instance,
        _tellerline_v1_Instance__Output
      >;
      InstanceView: MessageTypeDefinition<
        _tellerline_v1_InstanceView,
        _tellerline_v1_InstanceView__Output
      >;
      ListDecisionsRequest: MessageTypeDefinition<
        _tellerline_v1_ListDecisionsRequest,
        _tellerline_v1_ListDecisionsRequest__Output
      >;
      ListDecisionsResponse: MessageTypeDefinition<
        _tellerline_v1_ListDecisionsResponse,
        _tellerline_v1_ListDecisionsResponse__Output
      >;
      ListInstancesRequest: MessageTypeDefinition<
        _tellerline_v1_ListInstancesRequest,
        _tellerline_v1_ListInstancesRequest__Output
      >;
      ListInstancesResponse: MessageTypeDefinition<
        _tellerline_v1_ListInstancesResponse,
        _tellerline_v1_ListInstancesResponse__Output
      >;
      ListServicesRequest: MessageTypeDefinition<
        _tellerline_v1_ListServicesRequest,
        _tellerline_v1_ListServicesRequest__Output
      >;
      ListServicesResponse: MessageTypeDefinition<
        _tellerline_v1_ListServicesResponse,
        _tellerline_v1_ListServicesResponse__Output
      >;
      Load: MessageTypeDefinition<
        _tellerline_v1_Load,
        _tellerline_v1_Load__Output
      >;
      LogLine: MessageTypeDefinition<
        _tellerline_v1_LogLine,
        _tellerline_v1_LogLine__Output
      >;
      LoginRequest: MessageTypeDefinition<
        _tellerline_v1_LoginRequest,
        _tellerline_v1_LoginRequest__Output
      >;
      LoginResponse: MessageTypeDefinition<
        _tellerline_v1_LoginResponse,
        _tellerline_v1_LoginResponse__Output
      >;
      LogoutRequest: MessageTypeDefinition<
        _tellerline_v1_LogoutRequest,
        _tellerline_v1_LogoutRequest__Output
      >;
      LogoutResponse: MessageTypeDefinition<
        _tellerline_v1_LogoutResponse,
        _tellerline_v1_LogoutResponse__Output
      >;
      Option: MessageTypeDefinition<
        _tellerline_v1_Option,
        _tellerline_v1_Option__Output
      >;
      Output: MessageTypeDefinition<
        _tellerline_v1_Output,
        _tellerline_v1_Output__Output
      >;
      Portal: SubtypeConstructor<
        typeof grpc.Client,
        _tellerline_v1_PortalClient
      > & { service: _tellerline_v1_PortalDefinition };
      ScaleInstanceRequest: MessageTypeDefinition<
        _tellerline_v1_ScaleInstanceRequest,
        _tellerline_v1_ScaleInstanceRequest__Output
      >;
      Scaler: MessageTypeDefinition<
        _tellerline_v1_Scaler,
        _tellerline_v1_Scaler__Output
      >;
      Service: MessageTypeDefinition<
        _tellerline_v1_Service,
        _tellerline_v1_Service__Output
      >;
      Settings: MessageTypeDefinition<
        _tellerline_v1_Settings,
        _tellerline_v1_Settings__Output
      >;
      TailLogsRequest: MessageTypeDefinition<
        _tellerline_v1_TailLogsRequest,
        _tellerline_v1_TailLogsRequest__Output
      >;
      UpdateInstanceRequest: MessageTypeDefinition<
        _tellerline_v1_UpdateInstanceRequest,
        _tellerline_v1_UpdateInstanceRequest__Output
      >;
      WatchInstanceRequest: MessageTypeDefinition<
        _tellerline_v1_WatchInstanceRequest,
        _tellerline_v1_WatchInstanceRequest__Output
      >;
    };
  };
}
