import {
  Server,
  ServerCredentials,
  type handleUnaryCall,
  type Metadata,
} from "@grpc/grpc-js";

import {
  ConflictError,
  CredentialsError,
  InvalidFieldsError,
  NotFoundError,
} from "../src/base/errors.ts";
import { describeService } from "../src/endserver/describe_service.ts";
import { startEndServer, type EndServer } from "../src/endserver/server.ts";
import { CALCULATORS } from "../src/finance/mod.ts";
import type { PortalHandlers } from "../src/wire/gen/tellerline/v1/Portal.ts";
import { loadTellerline } from "../src/wire/load.ts";
import type {
  Instance,
  InstanceView,
  Scaler,
  Settings,
} from "../src/wire/messages.ts";
import { toStatus } from "../src/wire/status.ts";

const DEFAULTS: Settings = {
  strategy: "least_connections",
  policy: "queueing",
  min: 2,
  max: 10,
  concurrency: 10,
  queueLimit: 1_000,
  sleepMs: 0,
  cpuMs: 0,
};
const VIEW_MS = 100;

type WatchCall = Parameters<PortalHandlers["WatchInstance"]>[0];

/** One instance: what the portal tells of it, and the real server behind. */
interface Deployment {
  readonly instance: Instance;
  readonly server: EndServer;
}

/**
 * A portal that keeps accounts and instances in memory and speaks real gRPC.
 * An instance's port is a real end server; the two end servers it tells of are
 * starting in the first view and ready from the next one on.
 */
export class FakePortal implements AsyncDisposable {
  #server = new Server();
  readonly #accounts = new Map<string, string>();
  readonly #deployments = new Map<string, Deployment>();
  address = "";

  static async start(): Promise<FakePortal> {
    const portal = new FakePortal();
    await portal.listen();
    return portal;
  }

  /** Serves, after a stop on the same port as before. */
  async listen(): Promise<void> {
    this.#server = new Server();
    const { service } = loadTellerline().Portal;
    this.#server.addService(service, this.#handlers());
    const bound = Promise.withResolvers<number>();
    this.#server.bindAsync(
      this.address || "127.0.0.1:0",
      ServerCredentials.createInsecure(),
      (error, port) => (error ? bound.reject(error) : bound.resolve(port)),
    );
    this.address = `127.0.0.1:${await bound.promise}`;
  }

  /** The instances as they are now. */
  get instances(): readonly Instance[] {
    return [...this.#deployments.values()].map(({ instance }) => instance);
  }

  /** Ends the portal alone: instances go on, as with a scaler that crashed. */
  stop(): void {
    this.#server.forceShutdown();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.stop();
    for (const { server } of this.#deployments.values()) {
      server[Symbol.dispose]();
    }
  }

  #handlers(): PortalHandlers {
    return {
      GetScaler: unary(() => SCALER),
      CreateAccount: unary((request) => this.#signUp(request)),
      Login: unary((request) => this.#logIn(request)),
      Logout: unary(() => ({}), needToken),
      ChangePassword: unary(() => ({}), needToken),
      ListServices: unary(() => ({ services: SERVICES }), needToken),
      CreateInstance: async (call, callback) => {
        try {
          needToken(call.metadata);
          callback(null, await this.#create(call.request));
        } catch (error) {
          callback(toStatus(error));
        }
      },
      ListInstances: unary(
        () => ({ instances: [...this.instances] }),
        needToken,
      ),
      GetInstance: unary(({ id }) => this.#find(id).instance, needToken),
      UpdateInstance: unary(({ id, settings }) => {
        const { instance } = this.#find(id);
        const { services: _, ...change } = settings ?? {};
        instance.settings = { ...instance.settings, ...change };
        return instance;
      }, needToken),
      ScaleInstance: unary(
        ({ id, endServers }) =>
          Object.assign(this.#find(id).instance, { desired: endServers }),
        needToken,
      ),
      DeleteInstance: async (call, callback) => {
        const found = this.#deployments.get(call.request.id);
        this.#deployments.delete(call.request.id);
        found?.server[Symbol.dispose]();
        callback(null, {});
      },
      ListDecisions: unary(() => ({ decisions: [DECISION] }), needToken),
      WatchInstance: (call) => this.#watch(call),
      TailLogs: (call) => {
        const text = "The port is open";
        call.write({ atMs: 1_000, source: "instance", text });
      },
    };
  }

  /** Starting in the first view, ready from the next one on. */
  #watch(call: WatchCall): void {
    const send = () => {
      const instance = this.#deployments.get(call.request.id)?.instance;
      if (!instance) return call.end();
      call.write(viewOf(instance));
      Object.assign(instance, { state: "serving", ready: 2, starting: 0 });
    };
    send();
    const timer = setInterval(send, VIEW_MS);
    call.on("close", () => clearInterval(timer));
    call.on("cancelled", () => clearInterval(timer));
  }

  #signUp({ email, password }: Credentials) {
    if (Buffer.byteLength(password) < 8) {
      const message = "A password has 8 to 72 bytes";
      throw new InvalidFieldsError([
        { field: "password", code: "out_of_range", message },
      ]);
    }
    if (this.#accounts.has(email)) {
      throw new ConflictError(`Cannot sign up: "${email}" has an account`);
    }
    this.#accounts.set(email, password);
    return { token: TOKEN };
  }

  #logIn({ email, password }: Credentials) {
    if (this.#accounts.get(email) === password) return { token: TOKEN };
    throw new CredentialsError(
      "Cannot log in: unknown e-mail or wrong password",
    );
  }

  #find(id: string): Deployment {
    const found = this.#deployments.get(id);
    if (found) return found;
    throw new NotFoundError(`Cannot find instance "${id}"`);
  }

  async #create(request: {
    readonly name: string;
    readonly settings: Settings | null;
  }): Promise<Instance> {
    const settings = { ...DEFAULTS, ...request.settings };
    const wanted = new Set(settings.services);
    const services = NAMES.filter((name) => wanted.has(name));
    if (services.length === 0) {
      const message = "Choose at least one service";
      throw new InvalidFieldsError([
        { field: "services", code: "required", message },
      ]);
    }
    const server = await startEndServer({
      services,
      host: "127.0.0.1",
      port: 0,
      sleepMs: 0,
      cpuMs: 0,
      now: Date.now,
    });
    const instance: Instance = {
      id: `instance-${this.#deployments.size + 1}`,
      name: request.name || "quiet-hall",
      port: server.port,
      settings,
      state: "starting",
      ready: 0,
      starting: 2,
      desired: 2,
      createdAtMs: Date.now(),
    };
    this.#deployments.set(instance.id ?? "", { instance, server });
    return instance;
  }
}

const TOKEN = "token";
const NAMES = ["loan_emi", "income_tax"] as const;
const SERVICES = NAMES.map((name) => describeService(name, CALCULATORS[name]));
const DECISION = {
  atMs: 1_000,
  kind: "scale_out",
  policy: "queueing",
  from: 0,
  wish: 2,
  to: 2,
  reason: "Never fewer than 2 end servers",
};

const SCALER: Scaler = {
  version: "0.1.0",
  runtime: "process",
  runtimeReason: "no Docker engine answers on this machine",
  strategies: [
    option("least_connections", "Fewest requests in flight"),
    option("random", "Any of them, with equal chances"),
  ],
  policies: [
    option("queueing", "More than so many requests an end server"),
    option("cpu_threshold", "Busier than so much CPU"),
  ],
  defaults: DEFAULTS,
  maxInstances: 10,
  maxEndServers: 10,
};

interface Credentials {
  readonly email: string;
  readonly password: string;
}

function viewOf(instance: Instance): InstanceView {
  const state = instance.ready === 2 ? "ready" : "starting";
  const endServers = ["hall-1", "hall-2"].map((id) => {
    return { id, state, cpuPercent: 3, createdAtMs: Date.now() - 5_000 };
  });
  const load = { requestsPerS: 12.3, inFlight: 1, p50Ms: 2, p99Ms: 8 };
  return { instance, endServers, load, atMs: Date.now() };
}

function option(name: string, summary: string) {
  return { name, title: name.replace("_", " "), summary };
}

function unary<Q, A>(
  answer: (request: Q) => A,
  check: (metadata: Metadata) => void = () => {},
): handleUnaryCall<Q, A> {
  return ({ request, metadata }, callback) => {
    try {
      check(metadata);
      callback(null, answer(request));
    } catch (error) {
      callback(toStatus(error));
    }
  };
}

function needToken(metadata: Metadata): void {
  if (metadata.get("authorization")[0] === `Bearer ${TOKEN}`) return;
  throw new CredentialsError("Cannot go on: the session has ended; log in");
}
