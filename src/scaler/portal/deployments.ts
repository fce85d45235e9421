import { InvalidFieldsError, type FieldViolation } from "../../base/errors.ts";
import type { Instance, SettingsOutput } from "../../wire/messages.ts";
import { choicesOf, defaultsOf } from "./choices.ts";
import { InstanceNames, nameViolation } from "./instance_name.ts";
import { parseChangedSettings, parseNewSettings } from "./settings.ts";
import type { Change, Fleet } from "./types.ts";

/** What a tenant asks for when deploying, as it came. */
export interface DeploymentAsked {
  /** Empty: one is made up. */
  readonly name: string;
  readonly settings: SettingsOutput | null;
}

/** What a tenant wants changed, as it came. */
export interface ChangeAsked {
  readonly id: string;
  readonly name?: string;
  readonly settings: SettingsOutput | null;
}

const NOTHING_GIVEN: SettingsOutput = { services: [] };

/** Checks what tenants ask for before the fleet hears of it. */
export class Deployments {
  readonly #fleet: Fleet;
  readonly #names = new InstanceNames();

  constructor(fleet: Fleet) {
    this.#fleet = fleet;
  }

  /**
   * Deploys, or says all that is wrong with what was asked.
   *
   * @throws {InvalidFieldsError} and what `Fleet.deploy` throws.
   */
  async deploy(tenant: string, asked: DeploymentAsked): Promise<Instance> {
    const { settings, violations } = parseNewSettings(
      asked.settings ?? NOTHING_GIVEN,
      defaultsOf(this.#fleet.about()),
      choicesOf(this.#fleet),
    );
    refuse([
      asked.name === "" ? undefined : nameViolation(asked.name),
      ...violations,
    ]);
    if (asked.name !== "") {
      return await this.#fleet.deploy(tenant, { name: asked.name, settings });
    }
    const { services } = settings;
    using reserved = this.#names.reserve(tenant, {
      service: services[0] ?? "instance",
      taken: this.#fleet.list(tenant).map(({ name = "" }) => name),
    });
    return await this.#fleet.deploy(tenant, { name: reserved.name, settings });
  }

  /**
   * Changes a running instance, or says all that is wrong.
   *
   * @throws {InvalidFieldsError} and what `Fleet.update` throws.
   */
  async change(tenant: string, asked: ChangeAsked): Promise<Instance> {
    const { settings, violations } = parseChangedSettings(
      asked.settings ?? NOTHING_GIVEN,
      this.#fleet.settings(tenant, asked.id),
      choicesOf(this.#fleet),
    );
    const { id, name } = asked;
    refuse([
      name === undefined ? undefined : nameViolation(name),
      ...violations,
    ]);
    const change: Change =
      name === undefined ? { settings } : { name, settings };
    return await this.#fleet.update(tenant, id, change);
  }
}

function refuse(found: readonly (FieldViolation | undefined)[]): void {
  const violations = found.filter((it) => it !== undefined);
  if (violations.length > 0) throw new InvalidFieldsError(violations);
}
