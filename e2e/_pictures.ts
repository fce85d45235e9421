import type { Frame } from "../_tools/pictures/film.ts";
import { INSTANCES, type BusyConsole } from "./_busy_console.ts";
import { chooseServices } from "./_steps.ts";

/** A picture of the README. */
export interface Picture {
  /** Of its files, before `-light.svg` and `-dark.svg`. */
  readonly name: string;
  /** For those who cannot see it. */
  readonly title: string;
  /** Begins and ends on the list of instances; more than one frame is a film. */
  readonly take: (console: BusyConsole) => Promise<readonly Frame[]>;
}

/** All pictures, in the order in which they are taken. */
export const PICTURES: readonly Picture[] = [
  // First, so that nothing was drawn over time before it.
  {
    name: "scaling",
    title: "A film of one instance: load comes, and end servers are added",
    take: scaling,
  },
  {
    name: "instances",
    title: "The list of instances, with the selected one drawn over time",
    take: instances,
  },
  {
    name: "instance",
    title:
      "One instance under load: four graphs, end servers, connections, decisions and the log",
    take: instance,
  },
  {
    name: "deploy",
    title: "What is about to be deployed, with the command that does the same",
    take: deploy,
  },
  {
    name: "calculator",
    title:
      "The calculator: a loan of 1,000,000 at 8.5 % over 240 months, its instalment and its schedule",
    take: calculator,
  },
];

const STILL_MS = 1_000;
/** Until graphs have something to show. */
const LOADED_MS = 25_000;
const FRAMES = {
  everyMs: 1_000,
  shownMs: 600,
  lastMs: 3_000,
  idle: 2,
  loaded: 8,
} as const;

function frameOf({ shot }: BusyConsole): Frame[] {
  return [{ screen: shot(), ms: STILL_MS }];
}

async function instances(console: BusyConsole): Promise<Frame[]> {
  await using _ = console.load(40);
  await goTo(console, "counter");
  await Bun.sleep(LOADED_MS);
  return frameOf(console);
}

async function instance(console: BusyConsole): Promise<Frame[]> {
  await using _ = console.load(40);
  await goTo(console, "counter");
  console.terminal.press("enter");
  await console.terminal.waitFor("1 End servers");
  await Bun.sleep(LOADED_MS);
  const frames = frameOf(console);
  await goBack(console);
  return frames;
}

/** Load comes after the first frames, and more of it some seconds later. */
async function scaling(console: BusyConsole): Promise<Frame[]> {
  const { terminal } = console;
  await goTo(console, "counter");
  terminal.press("enter");
  await terminal.waitFor("1 End servers");
  const frames = await framesOf(console, FRAMES.idle);
  await using _ = console.load(20);
  frames.push(...(await framesOf(console, FRAMES.loaded)));
  await using __ = console.load(34);
  frames.push(...(await framesOf(console, FRAMES.loaded)));
  frames.push({ screen: console.shot(), ms: FRAMES.lastMs });
  await goBack(console);
  return frames;
}

/** One frame every so often. */
async function framesOf(console: BusyConsole, count: number): Promise<Frame[]> {
  const frames: Frame[] = [];
  for (let i = 0; i < count; i++) {
    await Bun.sleep(FRAMES.everyMs);
    frames.push({ screen: console.shot(), ms: FRAMES.shownMs });
  }
  return frames;
}

async function deploy(console: BusyConsole): Promise<Frame[]> {
  const { terminal } = console;
  terminal.press("n");
  await terminal.waitFor("> Services");
  await chooseServices(terminal, ["Fixed deposit", "Loan EMI"]);
  terminal.press("tab", "branch", "enter");
  for (const step of ["> Strategy", "> Policy", "> Least end servers"]) {
    await terminal.waitFor(step);
    terminal.press("enter");
  }
  await terminal.waitFor("tellerline portal deploy --services");
  const frames = frameOf(console);
  await goBack(console);
  return frames;
}

async function calculator(console: BusyConsole): Promise<Frame[]> {
  const { terminal } = console;
  await goTo(console, "loans");
  terminal.press("c");
  await terminal.waitFor("What it does");
  if (!terminal.text().includes("> Loan EMI")) terminal.press("down");
  terminal.press("enter");
  await terminal.waitFor("> Loan");
  terminal.press("1000000", "tab", "8.5", "tab", "240", "enter");
  await terminal.waitFor("8678.23");
  const frames = frameOf(console);
  await goBack(console);
  return frames;
}

/** Chooses an instance in the list: the first is there already. */
async function goTo({ terminal }: BusyConsole, name: string): Promise<void> {
  const names = Object.keys(INSTANCES);
  const steps = names.slice(0, names.indexOf(name) + 1);
  for (const [i, step] of steps.entries()) {
    terminal.press(i === 0 ? "home" : "down");
    await terminal.waitFor((it) =>
      it.lines().some((line) => line.startsWith(`> ${step}`)),
    );
  }
}

/** Back to the list of instances, from wherever. */
async function goBack({ terminal }: BusyConsole): Promise<void> {
  const isBack = () => /› Instances {3}/.test(terminal.lines()[0] ?? "");
  while (!isBack()) {
    terminal.press("esc");
    await Bun.sleep(500); // Esc and a key at once would be Alt and that key
  }
}
