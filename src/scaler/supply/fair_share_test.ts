import { expect, test } from "bun:test";

import { seededPrng } from "../../../_tools/testing/seeded_prng.ts";
import { fairShare, type Caps, type Claim, type Share } from "./fair_share.ts";

const LOTS: Caps = { perTenant: 1_000, inAll: 1_000 };

function claim(id: string, min: number, need: number, tenant = "t"): Claim {
  return { id, tenant, min, need };
}

function numbers(claims: readonly Claim[], caps: Partial<Caps>): number[] {
  const shares = fairShare(claims, { ...LOTS, ...caps });
  return claims.map(({ id }) => shares.get(id)?.endServers ?? NaN);
}

test("fairShare() gives everybody what they need while there is enough", () => {
  const claims = [claim("a", 1, 4), claim("b", 2, 2), claim("c", 3, 1)];
  expect(numbers(claims, {})).toEqual([4, 2, 3]);
  expect(fairShare(claims, LOTS).get("a")).toEqual({ endServers: 4 });
});

test("fairShare() serves the least served first", () => {
  const claims = [claim("a", 1, 9), claim("b", 1, 3), claim("c", 5, 9)];
  expect(numbers(claims, { inAll: 12 })).toEqual([4, 3, 5]);
  expect(numbers(claims, { inAll: 14 })).toEqual([6, 3, 5]);
});

test("fairShare() leaves what one does not need to those that do", () => {
  const before = [claim("a", 1, 8), claim("b", 1, 8)];
  const after = [claim("a", 1, 8), claim("b", 1, 3)];
  expect(numbers(before, { inAll: 10 })).toEqual([5, 5]);
  expect(numbers(after, { inAll: 10 })).toEqual([7, 3]);
});

test("fairShare() keeps each tenant to its quota and leaves the rest to others", () => {
  const claims = [
    claim("a", 1, 9, "asha"),
    claim("b", 1, 9, "asha"),
    claim("c", 1, 9, "ben"),
  ];
  const caps = { perTenant: 6, inAll: 10 };
  expect(numbers(claims, caps)).toEqual([3, 3, 4]);
  const shares = fairShare(claims, caps);
  expect(shares.get("a")?.heldBy).toBe("perTenant");
  expect(shares.get("c")?.heldBy).toBe("inAll");
});

test("fairShare() lets minimums stand where they alone pass the cap", () => {
  const claims = [claim("a", 4, 9), claim("b", 4, 4)];
  expect(numbers(claims, { inAll: 5 })).toEqual([4, 4]);
});

interface Draw {
  readonly claims: readonly Claim[];
  readonly caps: Caps;
  readonly shares: ReadonlyMap<string, Share>;
}

/** Instances of a few tenants, and caps that bind more often than not. */
function draw(seed: number): Draw {
  const prng = seededPrng(seed);
  const below = (most: number) => Math.floor(prng() * most);
  const claims = Array.from({ length: 1 + below(8) }, (_, i) => {
    const min = 1 + below(4);
    return claim(`i${i}`, min, min + below(12), `t${below(3)}`);
  });
  const caps = { perTenant: 1 + below(25), inAll: 1 + below(40) };
  return { claims, caps, shares: fairShare(claims, caps) };
}

const SEEDS = Array.from({ length: 500 }, (_, seed) => seed);

function each(check: (drawn: Draw) => void): void {
  for (const seed of SEEDS) check(draw(seed));
}

function given({ shares }: Draw, { id }: Claim): number {
  return shares.get(id)?.endServers ?? NaN;
}

test("fairShare() gives nobody less than the minimum or more than the need", () => {
  each((drawn) => {
    for (const it of drawn.claims) {
      expect(given(drawn, it)).toBeGreaterThanOrEqual(it.min);
      expect(given(drawn, it)).toBeLessThanOrEqual(Math.max(it.min, it.need));
    }
  });
});

test("fairShare() passes a cap only by minimums", () => {
  each((drawn) => {
    const { claims, caps } = drawn;
    const sum = (of: readonly Claim[], by: (it: Claim) => number) =>
      of.reduce((total, it) => total + by(it), 0);
    const within = (of: readonly Claim[], cap: number) => {
      const most = Math.max(
        cap,
        sum(of, ({ min }) => min),
      );
      expect(sum(of, (it) => given(drawn, it))).toBeLessThanOrEqual(most);
    };
    within(claims, caps.inAll);
    for (const tenant of ["t0", "t1", "t2"]) {
      within(
        claims.filter((it) => it.tenant === tenant),
        caps.perTenant,
      );
    }
  });
});

test("fairShare() gives nobody more at the cost of one that has less and needs more", () => {
  each((drawn) => {
    for (const poor of drawn.claims) {
      const heldBy = drawn.shares.get(poor.id)?.heldBy;
      if (heldBy === undefined) continue;
      const rivals = drawn.claims.filter(
        (it) => heldBy === "inAll" || it.tenant === poor.tenant,
      );
      for (const rich of rivals) {
        const more = given(drawn, rich) - given(drawn, poor);
        if (more > 1) expect(given(drawn, rich)).toBe(rich.min);
      }
    }
  });
});

test("fairShare() holds somebody back only where a cap is reached", () => {
  each((drawn) => {
    for (const it of drawn.claims) {
      const heldBy = drawn.shares.get(it.id)?.heldBy;
      expect(heldBy === undefined).toBe(given(drawn, it) >= it.need);
    }
  });
});
