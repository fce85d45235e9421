import {
  Server,
  ServerCredentials,
  type handleUnaryCall,
  type Metadata,
} from "@grpc/grpc-js";

import {
  CredentialsError,
  InvalidFieldsError,
  NotFoundError,
} from "../../src/base/errors.ts";
import type { PortalHandlers } from "../../src/wire/gen/tellerline/v1/Portal.ts";
import { loadTellerline } from "../../src/wire/load.ts";
import type {
  Instance,
  InstanceView,
  Settings,
} from "../../src/wire/messages.ts";
import { toStatus } from "../../src/wire/status.ts";

/** A portal that keeps one tenant's instances in memory. */
export interface PortalServer extends AsyncDisposable {
  readonly address: string;
  readonly instances: Map<string, Instance>;
}

/** What a test chooses. */
export interface PortalServerOptions {
  /** What watching answers, one after the other. */
  readonly views?: (instance: Instance) => readonly InstanceView[];
}

const TOKEN = "secret-token";
const ID = "0123456789ab";
const PASSWORD = "correct horse";

/**
 * Starts a portal on a free port. Its one password is "correct horse"; it
 * serves what the command line needs and no more.
 */
export async function startPortalServer({
  views = (instance) => [{ instance, atMs: 1 }],
}: PortalServerOptions = {}): Promise<PortalServer> {
  const instances = new Map<string, Instance>();
  const handlers: PortalHandlers = {
    ...accountHandlers(),
    ...instanceHandlers(instances),
    ...streamHandlers(instances, views),
  };
  return { ...(await serve(handlers)), instances };
}

type Instances = Map<string, Instance>;

function accountHandlers(): Pick<
  PortalHandlers,
  | "GetScaler"
  | "CreateAccount"
  | "Login"
  | "Logout"
  | "ChangePassword"
  | "ListServices"
> {
  return {
    GetScaler: unary(() => ({
      version: "1.2.3",
      runtime: "process",
      strategies: [{ name: "random", title: "Random", summary: "Any" }],
      preparing: "building the image: 40 %",
      defaults: { min: 2, cpuTargetPercent: 80 },
    })),
    CreateAccount: unary(({ password }) => ({ token: opened(password) })),
    Login: unary(({ password }) => ({ token: opened(password) })),
    Logout: unary(() => ({}), needToken),
    ChangePassword: unary(
      ({ oldPassword }) => (opened(oldPassword), {}),
      needToken,
    ),
    ListServices: unary(
      () => ({ services: [{ id: "loan", title: "Loan", summary: "A loan" }] }),
      needToken,
    ),
  };
}

function instanceHandlers(
  instances: Instances,
): Pick<
  PortalHandlers,
  | "CreateInstance"
  | "GetInstance"
  | "ListInstances"
  | "UpdateInstance"
  | "ScaleInstance"
  | "DeleteInstance"
  | "ListDecisions"
> {
  const find = (id: string) => findIn(instances, id);
  return {
    CreateInstance: unary(({ name, settings }) => {
      const instance = newInstance(name, settings);
      instances.set(ID, instance);
      return instance;
    }, needToken),
    GetInstance: unary(({ id }) => find(id), needToken),
    ListInstances: unary(
      () => ({ instances: [...instances.values()] }),
      needToken,
    ),
    UpdateInstance: unary(({ id, name, settings }) => {
      const old = find(id);
      const { services = [], ...change } = settings ?? {};
      if (services.length > 0) throw new RangeError("Cannot change services");
      Object.assign(old.settings ?? {}, change);
      if (name !== undefined) old.name = name;
      return old;
    }, needToken),
    ScaleInstance: unary(
      ({ id, endServers }) => Object.assign(find(id), { desired: endServers }),
      needToken,
    ),
    DeleteInstance: unary(
      ({ id }) => (instances.delete(find(id).id ?? ""), {}),
      needToken,
    ),
    ListDecisions: unary(
      () => ({
        decisions: [
          {
            atMs: 2000,
            kind: "scale_out",
            from: 2,
            wish: 4,
            to: 3,
            reason: "Busy",
          },
          { atMs: 1000, kind: "hold", from: 2, wish: 2, to: 2, reason: "Idle" },
        ],
      }),
      needToken,
    ),
  };
}

function streamHandlers(
  instances: Instances,
  views: (instance: Instance) => readonly InstanceView[],
): Pick<PortalHandlers, "WatchInstance" | "TailLogs"> {
  return {
    WatchInstance: (call) => {
      for (const view of views(findIn(instances, call.request.id)))
        call.write(view);
      call.end();
    },
    TailLogs: (call) => {
      call.write({ atMs: 1, source: "loan-1", text: "out of \x1b[31mmemory" });
      call.end();
    },
  };
}

function findIn(instances: Instances, id: string): Instance {
  const instance = instances.get(id);
  if (instance) return instance;
  throw new NotFoundError(`Cannot find instance "${id}"`);
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

function opened(password: string): string {
  if (password === PASSWORD) return TOKEN;
  throw new CredentialsError("Cannot log in: unknown e-mail or wrong password");
}

function newInstance(name: string, settings: Settings | null): Instance {
  if (settings?.services?.length === 0) {
    const message = "Give at least one service";
    throw new InvalidFieldsError([
      { field: "services", code: "required", message },
    ]);
  }
  return {
    id: ID,
    name: name || "quiet-hall",
    port: 61000,
    settings: { min: 2, ...settings },
    state: "serving",
    ready: 2,
    desired: 2,
    createdAtMs: 1,
  };
}

async function serve(handlers: PortalHandlers) {
  const server = new Server();
  server.addService(loadTellerline().Portal.service, handlers);
  const bound = Promise.withResolvers<number>();
  server.bindAsync(
    "127.0.0.1:0",
    ServerCredentials.createInsecure(),
    (error, port) => (error ? bound.reject(error) : bound.resolve(port)),
  );
  return {
    address: `127.0.0.1:${await bound.promise}`,
    async [Symbol.asyncDispose]() {
      server.forceShutdown();
    },
  };
}
