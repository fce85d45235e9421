import type * as grpc from "@grpc/grpc-js";
import type { MessageTypeDefinition } from "@grpc/proto-loader";

import type {
  CatalogueClient as _tellerline_v1_CatalogueClient,
  CatalogueDefinition as _tellerline_v1_CatalogueDefinition,
} from "./tellerline/v1/Catalogue.ts";
import type {
  Choice as _tellerline_v1_Choice,
  Choice__Output as _tellerline_v1_Choice__Output,
} from "./tellerline/v1/Choice.ts";
import type {
  Field as _tellerline_v1_Field,
  Field__Output as _tellerline_v1_Field__Output,
} from "./tellerline/v1/Field.ts";
import type {
  ListServicesRequest as _tellerline_v1_ListServicesRequest,
  ListServicesRequest__Output as _tellerline_v1_ListServicesRequest__Output,
} from "./tellerline/v1/ListServicesRequest.ts";
import type {
  ListServicesResponse as _tellerline_v1_ListServicesResponse,
  ListServicesResponse__Output as _tellerline_v1_ListServicesResponse__Output,
} from "./tellerline/v1/ListServicesResponse.ts";
import type {
  Output as _tellerline_v1_Output,
  Output__Output as _tellerline_v1_Output__Output,
} from "./tellerline/v1/Output.ts";
import type {
  Service as _tellerline_v1_Service,
  Service__Output as _tellerline_v1_Service__Output,
} from "./tellerline/v1/Service.ts";

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
      Choice: MessageTypeDefinition<
        _tellerline_v1_Choice,
        _tellerline_v1_Choice__Output
      >;
      Field: MessageTypeDefinition<
        _tellerline_v1_Field,
        _tellerline_v1_Field__Output
      >;
      ListServicesRequest: MessageTypeDefinition<
        _tellerline_v1_ListServicesRequest,
        _tellerline_v1_ListServicesRequest__Output
      >;
      ListServicesResponse: MessageTypeDefinition<
        _tellerline_v1_ListServicesResponse,
        _tellerline_v1_ListServicesResponse__Output
      >;
      Output: MessageTypeDefinition<
        _tellerline_v1_Output,
        _tellerline_v1_Output__Output
      >;
      Service: MessageTypeDefinition<
        _tellerline_v1_Service,
        _tellerline_v1_Service__Output
      >;
    };
  };
}
