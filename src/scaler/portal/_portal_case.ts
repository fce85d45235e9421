import { temporaryDirectory } from "../../../_tools/testing/temporary_directory.ts";
import { PortalClient } from "../../wire/portal_client.ts";
import { openStores, type Stores } from "../store/open_stores.ts";
import { MemoryFleet } from "./_memory_fleet.ts";
import { startPortal, type Portal, type PortalOptions } from "./portal.ts";

/** A portal on a port of its own, with real stores. */
export interface PortalCase extends AsyncDisposable {
  readonly portal: Portal;
  readonly stores: Stores;
  readonly fleet: MemoryFleet;
  readonly directory: string;
  /** A client without a session. */
  visitor(): PortalClient;
  /** A client that signed up with that e-mail. */
  tenant(email: string): Promise<PortalClient>;
}

/** The password of every account made by {@linkcode PortalCase.tenant}. */
export const PASSWORD = "correct horse";

/** Starts one; the lowest bcrypt cost unless told otherwise. */
export async function portalCase(
  options: Partial<PortalOptions> = {},
): Promise<PortalCase> {
  await using cleanup = new AsyncDisposableStack();
  const { path } = cleanup.use(temporaryDirectory());
  const stores = cleanup.use(openStores(path));
  const fleet = new MemoryFleet(stores.state);
  const portal = cleanup.use(
    await startPortal({
      fleet,
      credentials: stores.credentials,
      state: stores.state,
      listen: { port: 0 },
      hashing: { cost: 10 },
      ...options,
    }),
  );
  const clients = cleanup.use(new DisposableStack());
  const visitor = () => clients.use(new PortalClient(portal.address));
  const tenant = async (email: string) => {
    const client = visitor();
    await client.createAccount({ email, password: PASSWORD });
    return client;
  };
  const owned = cleanup.move();
  const dispose = () => owned.disposeAsync();
  const directory = path;
  return {
    portal,
    stores,
    fleet,
    directory,
    visitor,
    tenant,
    [Symbol.asyncDispose]: dispose,
  };
}

/** The status a call fails with; fails itself when the call does not. */
export async function failureOf(call: Promise<unknown>): Promise<{
  readonly code: number;
  readonly details: string;
  readonly metadata: import("@grpc/grpc-js").Metadata;
}> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error && "code" in error) {
      // grpc-js fails every call with these three.
      return error as never;
    }
    throw error;
  }
  throw new Error("The call was answered OK");
}
