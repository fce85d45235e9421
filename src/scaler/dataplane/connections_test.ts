import { expect, test } from "bun:test";

import { ConnectionTable } from "./connections.ts";

test("ConnectionTable.snapshot() shows the most recently used 200", () => {
  const table = new ConnectionTable();
  for (let i = 0; i < 300; i++) {
    table.open({ address: "10.0.0.1", port: i }, i);
  }
  const shown = table.snapshot();
  expect(table.size).toBe(300);
  expect(shown).toHaveLength(200);
  expect(shown[0]?.client).toBe("10.0.0.1:299");
});

test("ConnectionTable.open() writes addresses as people do", () => {
  const table = new ConnectionTable();
  const open = (address: string) => table.open({ address, port: 9 }, 0);
  expect(open("::ffff:10.1.2.3")).toMatchObject({
    address: "10.1.2.3",
    client: "10.1.2.3:9",
  });
  expect(open("::1")).toMatchObject({ address: "::1", client: "[::1]:9" });
});

test("ConnectionTable.close() forgets", () => {
  const table = new ConnectionTable();
  table.close(table.open({ address: "a", port: 1 }, 0));
  expect(table.snapshot()).toEqual([]);
});
