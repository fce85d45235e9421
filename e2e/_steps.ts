import { expect } from "bun:test";

import { ACCOUNT } from "./_tenant.ts";
import type { TerminalProgram } from "./_terminal.ts";

/** How a person gets in. */
export interface EntryOptions {
  readonly email?: string;
  readonly password?: string;
}

/** Signs up on the welcome screen; ends on the list of instances. */
export async function signUpAt(
  program: TerminalProgram,
  { email = ACCOUNT.email, password = ACCOUNT.password }: EntryOptions = {},
): Promise<void> {
  await wishAt(program, "sign up");
  program.press("tab", email, "tab", password, "enter");
  await program.waitFor("Nothing is deployed");
}

/** What somebody may want at the welcome screen. */
export type Wish = "sign up" | "log in" | "attach to a scaler";

/** Turns what the welcome screen is to do until it is that. */
export async function wishAt(
  program: TerminalProgram,
  wish: Wish,
): Promise<void> {
  await program.waitFor("I want to", { withinMs: 60_000 });
  while (!program.text().includes(`◂ ${wish} ▸`)) {
    const before = wishOf(program);
    program.press("right");
    await program.waitFor((it) => wishOf(it) !== before);
  }
}

function wishOf(program: TerminalProgram): string {
  return program.lines().find((line) => line.includes("I want to")) ?? "";
}

/** Logs in on the welcome screen; ends on the list of instances. */
export async function logInAt(
  program: TerminalProgram,
  { email = ACCOUNT.email, password = ACCOUNT.password }: EntryOptions = {},
): Promise<void> {
  await wishAt(program, "log in");
  program.press("tab", "ctrl-u", email, "tab", password, "enter");
  await program.waitFor("› Instances");
}

/**
 * Logs in on the welcome screen of a console that remembers the e-mail; ends on
 * the list of instances.
 */
export async function logInAgainAt(
  program: TerminalProgram,
  { password = ACCOUNT.password }: EntryOptions = {},
): Promise<void> {
  await program.waitFor("> Password", { withinMs: 60_000 });
  program.press(password, "enter");
  await program.waitFor("› Instances");
}

/** What is deployed. */
export interface DeployOptions {
  /** As the form names them, in its order. */
  readonly services: readonly string[];
  /** Left to the scaler where it is not given. */
  readonly name?: string;
  /** How long every answer takes; without it, as long as it needs. */
  readonly waitMs?: number;
}

/** Deploys from the list of instances; ends on the instance's own screen. */
export async function deployAt(
  program: TerminalProgram,
  { services, name = "", waitMs }: DeployOptions,
): Promise<void> {
  program.press("n");
  await program.waitFor("> Services");
  await chooseServices(program, services);
  program.press("tab", name, "enter");
  await program.waitFor("> Strategy");
  program.press("enter");
  await program.waitFor("> Policy");
  program.press("enter");
  await program.waitFor("> Least end servers");
  if (waitMs !== undefined) {
    program.press(...Array.from({ length: 8 }, () => "tab"));
    await program.waitFor("> Simulated wait");
    program.press("ctrl-u", String(waitMs));
  }
  program.press("enter");
  await program.waitFor("tellerline portal deploy --services");
  program.press("enter");
  await program.waitFor("It serves", { withinMs: 60_000 });
  program.press("enter");
  await program.waitFor("1 End servers");
}

/** Goes down the list from its top and chooses what is wanted. */
export async function chooseServices(
  program: TerminalProgram,
  services: readonly string[],
): Promise<void> {
  const listed = program.lines().filter((line) => /\[ \] /.test(line));
  let at = 0;
  for (const [index, service] of services.entries()) {
    const row = listed.findIndex((line) => line.includes(`] ${service}`));
    for (; at < row; at++) program.press("down");
    program.press("space");
    await program.waitFor(`${index + 1} of ${listed.length} chosen`);
  }
}

/** Expects the terminal to be as it was before the program. */
export function expectRestored(program: TerminalProgram): void {
  expect(program.isAlternate).toBe(false);
  expect(program.isCursorVisible).toBe(true);
  expect(program.isRawMode).toBe(false);
}
