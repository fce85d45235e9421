import { QuotaError } from "../../base/errors.ts";
import type { Ask, Ceiling } from "../autoscaler/ration.ts";
import { endServers } from "../autoscaler/words.ts";
import { fairShare, type Caps, type Claim } from "./fair_share.ts";

/** One instance, as far as it takes end servers from the others. */
export interface Holding {
  readonly id: string;
  readonly tenant: string;
  /** End servers it is promised. */
  readonly min: number;
  /** End servers it has or is about to have; those that drain do not count. */
  readonly has: number;
}

interface Line extends Holding {
  /** End servers its work was last seen to need. */
  readonly need: number;
}

/**
 * Who has how many end servers, and who may have more: keeps tenants to their
 * quota and all of them to what this scaler may run.
 */
export class Allotments {
  readonly #lines = new Map<string, Line>();
  #caps: Caps;

  constructor(caps: Caps) {
    this.#caps = caps;
  }

  /** How many end servers there may be. */
  get caps(): Caps {
    return this.#caps;
  }

  /** Other caps from now on: who has more gives it up at the next decisions. */
  setCaps(caps: Caps): void {
    this.#caps = caps;
  }

  /** Takes down what an instance has, at the beginning and at every change. */
  put(holding: Holding): void {
    const need = this.#lines.get(holding.id)?.need ?? holding.has;
    this.#lines.set(holding.id, { ...holding, need });
  }

  /** The instance is no more. */
  leave(id: string): void {
    this.#lines.delete(id);
  }

  /** End servers of a tenant. */
  of(tenant: string): number {
    return total(this.#linesOf(tenant), ({ has }) => has);
  }

  /**
   * What falls to an instance, of what there may be. It grows only into what
   * the others have given up: they do so at their own next decisions.
   */
  ceiling(id: string, { need, from, to }: Ask): Ceiling | undefined {
    const line = this.#lines.get(id);
    if (!line) return undefined;
    // On its way down, what it goes to is what it still needs.
    this.#lines.set(id, { ...line, need: Math.max(need, to) });
    if (this.#isEnough()) return undefined;
    const share = fairShare([...this.#lines.values()], this.#caps).get(id);
    const { endServers: fair = to, heldBy = "inAll" } = share ?? {};
    const free = this.#free(line);
    const most = Math.min(fair, Math.max(from, free.endServers));
    const rule = this.#rule(most < fair ? free.heldBy : heldBy);
    const reason = `${rule} in all, and ${most} of them fall to this instance for now`;
    return { name: "quota", most, reason };
  }

  /**
   * Checks that a new instance can have its minimum whatever others do.
   *
   * @throws {QuotaError} when it cannot.
   */
  checkDeploy(tenant: string, min: number): void {
    this.#checkMinimum({ id: "", tenant, min }, "Cannot deploy");
  }

  /** The same of one that exists and changes. @throws {QuotaError} */
  checkMinimum(claim: Pick<Claim, "id" | "tenant" | "min">): void {
    this.#checkMinimum(claim, `Cannot set min to ${claim.min}`);
  }

  /**
   * Checks that an instance can be given that many now.
   *
   * @throws {QuotaError} when others have them.
   */
  checkScale(id: string, count: number): void {
    const line = this.#lines.get(id);
    if (!line || count <= line.has) return;
    const { endServers: free, heldBy } = this.#free(line);
    if (count <= free) return;
    const most = Math.max(line.has, free);
    const taken = this.#caps[heldBy] - free;
    const others =
      heldBy === "perTenant"
        ? ` and your other instances have ${taken} of them`
        : " and others have theirs";
    const later = ", or try again when others have fewer";
    throw new QuotaError(
      `Cannot scale to ${endServers(count)}: ${this.#rule(heldBy)}${taken > 0 ? others : ""}; ask for ${most} at most${taken > 0 ? later : ""}`,
    );
  }

  #checkMinimum(
    { id, tenant, min }: Pick<Claim, "id" | "tenant" | "min">,
    what: string,
  ): void {
    const { perTenant, inAll } = this.#caps;
    const others = [...this.#lines.values()].filter((it) => it.id !== id);
    const own = others.filter((it) => it.tenant === tenant);
    const ownLeft = perTenant - total(own, (it) => it.min);
    if (min > ownLeft && own.length === 0) {
      throw new QuotaError(
        `${what}: ${this.#rule("perTenant")}; ask for fewer`,
      );
    }
    if (min > ownLeft) {
      throw new QuotaError(
        `${what}: ${this.#rule("perTenant")}, and the minimums of your other instances leave ${Math.max(0, ownLeft)} of them; lower one of those minimums, or ask for fewer`,
      );
    }
    const left = inAll - total(others, (it) => it.min);
    if (min <= left) return;
    throw new QuotaError(
      `${what}: ${this.#rule("inAll")}, and ${Math.max(0, left)} of them are not promised to anybody; ask for fewer, or have its operator raise maxEndServersInAll`,
    );
  }

  #linesOf(tenant: string): Line[] {
    return [...this.#lines.values()].filter((it) => it.tenant === tenant);
  }

  /** Everybody may have what they need: the usual case, and quickly seen. */
  #isEnough(): boolean {
    const { perTenant, inAll } = this.#caps;
    const byTenant = new Map<string, number>();
    let all = 0;
    for (const { tenant, need, has } of this.#lines.values()) {
      const counts = Math.max(need, has);
      const sum = (byTenant.get(tenant) ?? 0) + counts;
      byTenant.set(tenant, sum);
      all += counts;
      if (sum > perTenant || all > inAll) return false;
    }
    return true;
  }

  /** What it could have with nobody giving anything up, and why no more. */
  #free({ id, tenant }: Line) {
    const others = [...this.#lines.values()].filter((it) => it.id !== id);
    const own = others.filter((it) => it.tenant === tenant);
    const ofTenant = this.#caps.perTenant - total(own, ({ has }) => has);
    const ofAll = this.#caps.inAll - total(others, ({ has }) => has);
    return ofTenant <= ofAll
      ? { endServers: ofTenant, heldBy: "perTenant" as const }
      : { endServers: ofAll, heldBy: "inAll" as const };
  }

  #rule(cap: keyof Caps): string {
    const { perTenant, inAll } = this.#caps;
    return cap === "perTenant"
      ? `a tenant may have ${endServers(perTenant)}`
      : `this scaler may run ${endServers(inAll)}`;
  }
}

function total(lines: readonly Line[], by: (line: Line) => number): number {
  return lines.reduce((sum, line) => sum + by(line), 0);
}
