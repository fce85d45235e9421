/**
 * The messages of the contract by their own names. `X` is what is sent (every
 * field may be left out), `XOutput` what arrives (defaults are filled in).
 */
export type {
  ExplainedPick,
  ExplainedPick__Output as ExplainedPickOutput,
} from "./gen/tellerline/v1/ExplainedPick.ts";
export type { ExplainPicksRequest } from "./gen/tellerline/v1/ExplainPicksRequest.ts";
export type {
  Instance,
  Instance__Output as InstanceOutput,
} from "./gen/tellerline/v1/Instance.ts";
export type {
  InstanceView,
  InstanceView__Output as InstanceViewOutput,
} from "./gen/tellerline/v1/InstanceView.ts";
export type { Load__Output as LoadOutput } from "./gen/tellerline/v1/Load.ts";
export type {
  LoadPoint,
  LoadPoint__Output as LoadPointOutput,
} from "./gen/tellerline/v1/LoadPoint.ts";
export type {
  LogLine,
  LogLine__Output as LogLineOutput,
} from "./gen/tellerline/v1/LogLine.ts";
export type { PortTls } from "./gen/tellerline/v1/PortTls.ts";
export type {
  Rates,
  Rates__Output as RatesOutput,
} from "./gen/tellerline/v1/Rates.ts";
export type {
  Scaler,
  Scaler__Output as ScalerOutput,
} from "./gen/tellerline/v1/Scaler.ts";
export type {
  Service,
  Service__Output as ServiceOutput,
} from "./gen/tellerline/v1/Service.ts";
export type {
  Play,
  Play__Output as PlayOutput,
} from "./gen/tellerline/v1/Play.ts";
export type { SimulateRequest } from "./gen/tellerline/v1/SimulateRequest.ts";
export type {
  SimulateUpdate,
  SimulateUpdate__Output as SimulateUpdateOutput,
} from "./gen/tellerline/v1/SimulateUpdate.ts";
export type {
  Simulation,
  Simulation__Output as SimulationOutput,
} from "./gen/tellerline/v1/Simulation.ts";
export type {
  Settings,
  Settings__Output as SettingsOutput,
} from "./gen/tellerline/v1/Settings.ts";
export type {
  Field,
  Field__Output as FieldOutput,
} from "./gen/tellerline/v1/Field.ts";
export type {
  Output,
  Output__Output as OutputOutput,
} from "./gen/tellerline/v1/Output.ts";
export type {
  Decision,
  Decision__Output as DecisionOutput,
} from "./gen/tellerline/v1/Decision.ts";
export type {
  Shadow,
  Shadow__Output as ShadowOutput,
} from "./gen/tellerline/v1/Shadow.ts";
export type {
  ShadowTotals,
  ShadowTotals__Output as ShadowTotalsOutput,
} from "./gen/tellerline/v1/ShadowTotals.ts";
export type {
  EndServer,
  EndServer__Output as EndServerOutput,
} from "./gen/tellerline/v1/EndServer.ts";
export type {
  Connection,
  Connection__Output as ConnectionOutput,
} from "./gen/tellerline/v1/Connection.ts";
export type { Option__Output as OptionOutput } from "./gen/tellerline/v1/Option.ts";
export type { ListDecisionsResponse__Output as ListDecisionsOutput } from "./gen/tellerline/v1/ListDecisionsResponse.ts";
export type { ListServicesResponse__Output as ListServicesOutput } from "./gen/tellerline/v1/ListServicesResponse.ts";
export type { ChangePasswordRequest } from "./gen/tellerline/v1/ChangePasswordRequest.ts";
export type { CreateInstanceRequest } from "./gen/tellerline/v1/CreateInstanceRequest.ts";
export type { ListDecisionsRequest } from "./gen/tellerline/v1/ListDecisionsRequest.ts";
export type { LoginRequest } from "./gen/tellerline/v1/LoginRequest.ts";
export type { TailLogsRequest } from "./gen/tellerline/v1/TailLogsRequest.ts";
export type { UpdateInstanceRequest } from "./gen/tellerline/v1/UpdateInstanceRequest.ts";
export type { WatchInstanceRequest } from "./gen/tellerline/v1/WatchInstanceRequest.ts";
