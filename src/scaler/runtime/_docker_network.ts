import { LABEL, labelFilter } from "./_docker_labels.ts";
import type { Engine } from "./engine.ts";

/**
 * The network of one installation. On it containers reach neither one another
 * nor the world; what is published on loopback reaches them.
 */
export class InstallationNetwork {
  readonly name: string;
  readonly #engine: Engine;
  readonly #installation: string;
  #making: Promise<void> | undefined;

  constructor(engine: Engine, installation: string) {
    this.#engine = engine;
    this.#installation = installation;
    this.name = `tellerline-${installation}`;
  }

  /** Makes the network unless it is there. */
  async ensure(): Promise<void> {
    this.#making ??= this.#make().finally(() => (this.#making = undefined));
    await this.#making;
  }

  /** Removes the network; it stays when something is on it. */
  async remove(): Promise<void> {
    for (const { Id } of await this.#mine()) {
      await this.#engine.removeNetwork(Id);
    }
  }

  async #make(): Promise<void> {
    if ((await this.#mine()).length > 0) return;
    await this.#engine.createNetwork({
      Name: this.name,
      Driver: "bridge",
      Labels: { [LABEL.installation]: this.#installation },
      Options: {
        "com.docker.network.bridge.enable_icc": "false",
        "com.docker.network.bridge.enable_ip_masquerade": "false",
      },
    });
  }

  async #mine() {
    const found = await this.#engine.listNetworks(
      labelFilter(this.#installation),
    );
    return found.filter(
      ({ Name, Labels }) =>
        Name === this.name &&
        Labels?.[LABEL.installation] === this.#installation,
    );
  }
}
