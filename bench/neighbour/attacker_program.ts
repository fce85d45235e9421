/**
 * A hostile client: `bun attacker_program.ts ATTACK PORT` opens ten
 * connections a second, sends the attack's bytes on each as fast as they are
 * taken, and goes on until it is ended.
 */
import type { Socket } from "bun";

import { every } from "../../src/base/every.ts";
import { frame, PREFACE, TYPE } from "../clients/frames.ts";
import { ATTACKS } from "./attacks.ts";

const EVERY_MS = 100;
/** A connection that the other side keeps is given up after this. */
const KEPT_MS = 2_000;

function attack(name: string, port: number): void {
  const burst = ATTACKS.find((it) => it.name === name)?.burst();
  if (!burst) throw new RangeError(`Cannot attack: "${name}" is not known`);
  const hello = frame({ type: TYPE.settings });
  const bytes = Buffer.concat([PREFACE, hello, burst]);
  const { signal } = new AbortController();
  every(EVERY_MS, () => void strike(port, bytes), { signal });
}

/** Being refused or cut off is what an attacker expects. */
async function strike(port: number, bytes: Uint8Array): Promise<void> {
  let sent = 0;
  const send = (socket: Socket) => {
    const taken = socket.write(bytes.subarray(sent));
    sent += Math.max(0, taken);
  };
  try {
    const socket = await Bun.connect({
      hostname: "127.0.0.1",
      port,
      socket: { open: send, drain: send, data() {}, error() {} },
    });
    setTimeout(() => socket.terminate(), KEPT_MS);
  } catch {
    // refused: the next one is due in a moment
  }
}

const [name = "", port = ""] = process.argv.slice(2);
attack(name, Number(port));
