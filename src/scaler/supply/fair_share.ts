/** What one instance would like to have. */
export interface Claim {
  readonly id: string;
  readonly tenant: string;
  /** End servers it gets in any case. */
  readonly min: number;
  /** End servers that its work needs. */
  readonly need: number;
}

/** How many end servers there may be. */
export interface Caps {
  /** All instances of one tenant together. */
  readonly perTenant: number;
  /** All instances of all tenants together. */
  readonly inAll: number;
}

/** What falls to one instance. */
export interface Share {
  readonly endServers: number;
  /** Which cap keeps it from what it needs; missing: it has that. */
  readonly heldBy?: keyof Caps;
}

/**
 * Shares end servers out by max-min fairness: each instance gets its minimum,
 * then one at a time goes to whoever has fewest and needs more, until needs or
 * caps are met. So nobody could have more without taking it from one that has
 * no more than they have, or that has it as its minimum. Where minimums alone
 * pass a cap they stand all the same.
 */
export function fairShare(
  claims: readonly Claim[],
  caps: Caps,
): ReadonlyMap<string, Share> {
  const book = new Book(claims, caps);
  const shares = new Map<string, Share>();
  let open = [...book.lines];
  while (open.length > 0) {
    open = open.filter((line) => {
      const heldBy = book.heldBy(line);
      const isSettled = line.granted >= line.claim.need;
      if (!isSettled && heldBy === undefined) return true;
      const held = isSettled || heldBy === undefined ? {} : { heldBy };
      shares.set(line.claim.id, { endServers: line.granted, ...held });
      return false;
    });
    const [first, ...others] = open;
    if (first) book.grantOne(others.reduce(lesser, first));
  }
  return shares;
}

function lesser(a: Line, b: Line): Line {
  return b.granted < a.granted ? b : a;
}

interface Line {
  readonly claim: Claim;
  granted: number;
}

/** What was granted so far, with its sums. */
class Book {
  readonly lines: readonly Line[];
  readonly #caps: Caps;
  readonly #byTenant = new Map<string, number>();
  #inAll = 0;

  constructor(claims: readonly Claim[], caps: Caps) {
    this.#caps = caps;
    this.lines = claims.map((claim) => ({ claim, granted: 0 }));
    for (const line of this.lines) this.#grant(line, line.claim.min);
  }

  /** The cap that lets it have no more. */
  heldBy({ claim }: Line): keyof Caps | undefined {
    const { perTenant, inAll } = this.#caps;
    if ((this.#byTenant.get(claim.tenant) ?? 0) >= perTenant) {
      return "perTenant";
    }
    return this.#inAll >= inAll ? "inAll" : undefined;
  }

  grantOne(line: Line): void {
    this.#grant(line, 1);
  }

  #grant(line: Line, count: number): void {
    const { tenant } = line.claim;
    line.granted += count;
    this.#byTenant.set(tenant, (this.#byTenant.get(tenant) ?? 0) + count);
    this.#inAll += count;
  }
}
