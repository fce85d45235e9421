import type { InstanceViewOutput } from "../../src/wire/messages.ts";
import type { PortalClient } from "../../src/wire/portal_client.ts";

/** An instance and its tenant. */
export class DeployedInstance {
  readonly client: PortalClient;
  readonly id: string;
  /** Where its services are called. */
  readonly address: string;

  constructor(
    client: PortalClient,
    { id, port }: { readonly id: string; readonly port: number },
  ) {
    this.client = client;
    this.id = id;
    this.address = `127.0.0.1:${port}`;
  }

  /** What the portal says of it as soon as that is as expected. */
  async until(
    expected: (view: InstanceViewOutput) => boolean,
  ): Promise<InstanceViewOutput> {
    const request = { id: this.id, intervalMs: 100 };
    for await (const view of this.client.watchInstance(request)) {
      if (expected(view)) return view;
    }
    throw new Error(`The portal tells no more of instance ${this.id}`);
  }

  /** Resolves once it has its fewest end servers ready. */
  async ready(): Promise<InstanceViewOutput> {
    return await this.until(({ instance }) => instance?.state === "serving");
  }
}
