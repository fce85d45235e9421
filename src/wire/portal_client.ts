import { Client, credentials, Metadata } from "@grpc/grpc-js";

import { loadTellerline } from "./load.ts";
import type {
  ChangePasswordRequest,
  CreateInstanceRequest,
  ListDecisionsOutput,
  ListDecisionsRequest,
  LoginRequest,
  SimulateRequest,
  TailLogsRequest,
  UpdateInstanceRequest,
  WatchInstanceRequest,
  DecisionOutput,
  ExplainedPickOutput,
  ExplainPicksRequest,
  InstanceOutput,
  InstanceViewOutput,
  LogLineOutput,
  ScalerOutput,
  ServiceOutput,
  SimulateUpdateOutput,
} from "./messages.ts";
import { streamed, unary, type CallControl } from "./unary.ts";

const PORTAL = loadTellerline().Portal.service;

/** A tenant's side of the portal; disposing it closes the connection. */
export class PortalClient implements Disposable {
  readonly #client: Client;
  #token: string | undefined;

  /** @param address `host:port` of the portal. */
  constructor(address: string, options: { readonly token?: string } = {}) {
    this.#client = new Client(address, credentials.createInsecure(), {
      "grpc.enable_http_proxy": 0, // a scaler is dialled directly
      "grpc.max_reconnect_backoff_ms": 2_000, // and found soon when it is back
    });
    this.#token = options.token;
  }

  /** The session's token; `undefined` before a log-in. */
  get token(): string | undefined {
    return this.#token;
  }

  async getScaler(control?: CallControl): Promise<ScalerOutput> {
    return await unary(this.#client, PORTAL.GetScaler, {}, this.#with(control));
  }

  /** Makes an account and is logged in to it afterwards. */
  async createAccount(
    request: LoginRequest,
    control?: CallControl,
  ): Promise<void> {
    const answer = await unary(
      this.#client,
      PORTAL.CreateAccount,
      request,
      this.#with(control),
    );
    this.#token = answer.token;
  }

  async login(request: LoginRequest, control?: CallControl): Promise<void> {
    const answer = await unary(
      this.#client,
      PORTAL.Login,
      request,
      this.#with(control),
    );
    this.#token = answer.token;
  }

  async logout(control?: CallControl): Promise<void> {
    await unary(this.#client, PORTAL.Logout, {}, this.#with(control));
    this.#token = undefined;
  }

  async changePassword(
    request: ChangePasswordRequest,
    control?: CallControl,
  ): Promise<void> {
    await unary(
      this.#client,
      PORTAL.ChangePassword,
      request,
      this.#with(control),
    );
    this.#token = undefined;
  }

  async listServices(control?: CallControl): Promise<ServiceOutput[]> {
    return (
      await unary(this.#client, PORTAL.ListServices, {}, this.#with(control))
    ).services;
  }

  async createInstance(
    request: CreateInstanceRequest,
    control?: CallControl,
  ): Promise<InstanceOutput> {
    return await unary(
      this.#client,
      PORTAL.CreateInstance,
      request,
      this.#with(control),
    );
  }

  async listInstances(control?: CallControl): Promise<InstanceOutput[]> {
    return (
      await unary(this.#client, PORTAL.ListInstances, {}, this.#with(control))
    ).instances;
  }

  async getInstance(
    id: string,
    control?: CallControl,
  ): Promise<InstanceOutput> {
    return await unary(
      this.#client,
      PORTAL.GetInstance,
      { id },
      this.#with(control),
    );
  }

  async updateInstance(
    request: UpdateInstanceRequest,
    control?: CallControl,
  ): Promise<InstanceOutput> {
    return await unary(
      this.#client,
      PORTAL.UpdateInstance,
      request,
      this.#with(control),
    );
  }

  async scaleInstance(
    request: { readonly id: string; readonly endServers: number },
    control?: CallControl,
  ): Promise<InstanceOutput> {
    return await unary(
      this.#client,
      PORTAL.ScaleInstance,
      request,
      this.#with(control),
    );
  }

  async deleteInstance(id: string, control?: CallControl): Promise<void> {
    await unary(
      this.#client,
      PORTAL.DeleteInstance,
      { id },
      this.#with(control),
    );
  }

  /** Decisions, newest first. */
  async listDecisions(
    request: ListDecisionsRequest,
    control?: CallControl,
  ): Promise<DecisionOutput[]> {
    return (await this.decisionPage(request, control)).decisions;
  }

  /** The same, and how shadows compared. */
  async decisionPage(
    request: ListDecisionsRequest,
    control?: CallControl,
  ): Promise<ListDecisionsOutput> {
    return await unary(
      this.#client,
      PORTAL.ListDecisions,
      request,
      this.#with(control),
    );
  }

  watchInstance(
    request: WatchInstanceRequest,
    control?: CallControl,
  ): AsyncGenerator<InstanceViewOutput, void, undefined> {
    return streamed(
      this.#client,
      PORTAL.WatchInstance,
      request,
      this.#with(control),
    );
  }

  explainPicks(
    request: ExplainPicksRequest,
    control?: CallControl,
  ): AsyncGenerator<ExplainedPickOutput, void, undefined> {
    return streamed(
      this.#client,
      PORTAL.ExplainPicks,
      request,
      this.#with(control),
    );
  }

  tailLogs(
    request: TailLogsRequest,
    control?: CallControl,
  ): AsyncGenerator<LogLineOutput, void, undefined> {
    return streamed(
      this.#client,
      PORTAL.TailLogs,
      request,
      this.#with(control),
    );
  }

  /** What would have happened: how far it is, and at the end the answer. */
  simulate(
    request: SimulateRequest,
    control?: CallControl,
  ): AsyncGenerator<SimulateUpdateOutput, void, undefined> {
    return streamed(
      this.#client,
      PORTAL.Simulate,
      request,
      this.#with(control),
    );
  }

  [Symbol.dispose](): void {
    this.#client.close();
  }

  #with(control: CallControl = {}): CallControl & { metadata: Metadata } {
    const metadata = control.metadata?.clone() ?? new Metadata();
    if (this.#token !== undefined) {
      metadata.set("authorization", `Bearer ${this.#token}`);
    }
    return { ...control, metadata };
  }
}
