import { expect, test } from "bun:test";

import { hpaReplicas } from "./hpa_replicas.ts";

const CPU = { target: 80, full: 100 };

/** Pods that are all ready and measured. */
function measured(...values: readonly number[]) {
  return { current: values.length, values, unready: 0, missing: 0 };
}

test("hpaReplicas() is ⌈pods · mean / target⌉ outside of the tolerance", () => {
  expect(hpaReplicas(measured(90, 90, 90), CPU)).toBe(4);
  expect(hpaReplicas(measured(95, 95), CPU)).toBe(3);
  expect(hpaReplicas(measured(30, 30, 30, 30), CPU)).toBe(2);
});

test("hpaReplicas() changes nothing within a tenth of the target", () => {
  expect(hpaReplicas(measured(84, 84, 84, 84), CPU)).toBe(4); // ⌈4.2⌉ is 5
  expect(hpaReplicas(measured(88, 88), CPU)).toBe(2);
  expect(hpaReplicas(measured(72, 72), CPU)).toBe(2);
});

test("hpaReplicas() takes pods that are not ready for idle on the way up", () => {
  const pods = { current: 3, values: [100, 100], unready: 1, missing: 0 };
  // 100 %, and with the third one idle 67 %: that would turn round.
  expect(hpaReplicas(pods, CPU)).toBe(3);
  const busier = { ...pods, values: [150, 150] };
  expect(hpaReplicas(busier, CPU)).toBe(4); // 300 / 80
});

test("hpaReplicas() leaves pods that are not ready out on the way down", () => {
  const pods = { current: 5, values: [40, 40, 40, 40], unready: 1, missing: 0 };
  expect(hpaReplicas(pods, CPU)).toBe(2);
});

test("hpaReplicas() takes pods without a metric for full on the way down", () => {
  const pods = { current: 4, values: [30, 30], unready: 0, missing: 2 };
  expect(hpaReplicas(pods, CPU)).toBe(4); // (60 + 200) / 4 is 65 %: ⌈3.25⌉
  const idle = { current: 4, values: [5, 5, 5], unready: 0, missing: 1 };
  expect(hpaReplicas(idle, CPU)).toBe(2); // 115 / 80
});

test("hpaReplicas() keeps the number when nothing is measured", () => {
  const pods = { current: 3, values: [], unready: 3, missing: 0 };
  expect(hpaReplicas(pods, CPU)).toBe(3);
});
