import { expect, test } from "bun:test";

import { eventually } from "../../../../../_tools/testing/eventually.ts";
import type { LimitChanges } from "../../limits.ts";
import { House, SERVES } from "./_house.ts";
import { TYPE } from "./_octets.ts";
import type { BackendScript } from "./_raw_backend.ts";
import { codeOf, type RawPeer, type PeerHabits } from "./_raw_peer.ts";

/** What somebody ill-meaning does to a port, and what may come of it. */
export interface Attack {
  readonly what: string;
  readonly habits?: PeerHabits;
  /** Only to make the test short: times that would be long. */
  readonly limits?: LimitChanges;
  readonly script?: BackendScript;
  /** Instead of the preface and SETTINGS. */
  readonly hello?: Uint8Array;
  readonly run: (attacker: RawPeer, house: House) => void | Promise<void>;
  /** GOAWAY with one of these and the end; or it is put up with. */
  readonly ends: readonly number[] | "closed" | false;
  /** Requests that may have reached the end server. @default 0 */
  readonly most?: number;
}

/** Memory that one attack may take for good, its own side included, MiB. */
const MOST_MIB = 48;

/** Runs each in a house of its own; somebody new is served during and after. */
export function withstand(attacks: readonly Attack[]): void {
  for (const attack of attacks) test(attack.what, () => run(attack));
}

async function run(attack: Attack): Promise<void> {
  const { limits = {}, script = {}, habits, hello, ends, most = 0 } = attack;
  await using house = await House.open({ limits, script });
  expect(await house.serves()).toBe(true);
  Bun.gc(true);
  const before = process.memoryUsage.rss();
  using attacker = await house.connect({ ...habits, ...(hello && { hello }) });
  await attack.run(attacker, house);
  if (ends !== false) {
    await attacker.until("its end", () => attacker.isEnded, 10_000);
  }
  if (Array.isArray(ends)) {
    const said = attacker.find(TYPE.goaway);
    expect(said ? codeOf(said) : attacker.summary()).toBeOneOf([...ends]);
  }
  if (ends === false) expect(attacker.isEnded).toBe(false);
  expect(await house.serves()).toBe(true);
  const { requests } = house.backend;
  const its = requests.filter((it) => it.path !== SERVES);
  expect(its.length).toBeLessThanOrEqual(most);
  attacker.cut();
  await house.empties();
  const held = its.filter((it) => it.path === "/hold");
  await eventually(() => held.every((it) => it.resetCode !== undefined));
  Bun.gc(true);
  const grown = (process.memoryUsage.rss() - before) / 2 ** 20;
  expect(grown).toBeLessThan(MOST_MIB);
}

/** Lets everybody else do something. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
