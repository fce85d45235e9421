import { expect, test } from "bun:test";

import { QUIET } from "../../../_tools/testing/quiet_instance.ts";
import { ration, type Ask, type Ceiling, type SupplyLimit } from "./ration.ts";

const SEEN = { ...QUIET, ready: 3, from: 3, need: 9 };

function ceiling(name: Ceiling["name"], most: number): SupplyLimit {
  return () => ({ name, most, reason: `at most ${most}` });
}

function rationed(endServers: number, supply: readonly SupplyLimit[]) {
  const result = ration(
    { endServers, clamps: [] },
    { ...SEEN, supply, min: 2 },
  );
  const clamps = result.clamps.map(({ name, from, to }) => [name, from, to]);
  return { to: result.endServers, clamps };
}

test("ration() applies each limit to what the one before it left", () => {
  const asked: number[] = [];
  const listening = ({ to }: Ask) => void asked.push(to);
  const supply = [ceiling("quota", 6), listening, ceiling("host_headroom", 4)];
  expect(rationed(9, supply)).toEqual({
    to: 4,
    clamps: [
      ["quota", 9, 6],
      ["host_headroom", 6, 4],
    ],
  });
  expect(asked).toEqual([6]);
});

test("ration() leaves a number alone that is within all limits", () => {
  expect(rationed(3, [ceiling("quota", 3)])).toEqual({ to: 3, clamps: [] });
});

test("ration() never goes below the minimum", () => {
  expect(rationed(4, [ceiling("host_headroom", 0)]).to).toBe(2);
});
