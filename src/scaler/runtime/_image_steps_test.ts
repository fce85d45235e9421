import { expect, test } from "bun:test";

import { engineStep } from "./_image_steps.ts";

test("engineStep() tells how far the engine is", () => {
  expect(engineStep("Step 3/4 : USER 65532:65532")).toBe(
    "Building the image, step 3 of 4 (50 %): USER 65532:65532",
  );
});

test("engineStep() leaves out the engine's details", () => {
  expect(engineStep(" ---> Running in 3fd61a2b")).toBeUndefined();
});

test("engineStep() keeps a long command to one short line", () => {
  const line = engineStep(`Step 1/1 : RUN ${"x".repeat(200)}`) ?? "";
  expect(line).toEndWith("x…");
  expect(line.length).toBeLessThan(120);
});
