import {
  Client,
  credentials,
  Metadata,
  type StatusObject,
} from "@grpc/grpc-js";

import { unary } from "../../_tools/testing/interop/calls.ts";

/** How much is asked at any time. */
export interface SteadyLoadOptions {
  /** Clients that make one unary call after the other. */
  readonly callers: number;
  /** Clients that hold one stream after the other. */
  readonly streams: number;
}

/** What became of it. */
export interface SteadyCounts {
  readonly calls: number;
  readonly streams: number;
  /** A sentence for each that did not end as it should. */
  readonly failures: readonly string[];
}

const ECHO = "/tellerline.finance.v1.Echo/Calculate";
/** `text`, the request's only field. */
const TEXT = Buffer.from("\n\x06steady");
const REFLECTION = "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo";
/** `list_services`, empty. */
const LIST = Buffer.of(0x3a, 0x00);
/** Or more, as long as it is held. */
const ASKED_A_STREAM = 20;
const BETWEEN_MS = 100;
const DEADLINE_MS = 30_000;

/**
 * Asks an instance of `echo` all along, without a single retry of its own:
 * unary calls, and streams of two seconds or longer, which must outlive a
 * scale-in.
 */
export class SteadyLoad {
  /** As long as it is, no stream ends. */
  isHeld = false;
  readonly #client: Client;
  readonly #failures: string[] = [];
  readonly #working: Promise<unknown>;
  #calls = 0;
  #streams = 0;
  #isOver = false;

  constructor(address: string, { callers, streams }: SteadyLoadOptions) {
    this.#client = new Client(address, credentials.createInsecure(), {
      "grpc.enable_retries": 0,
      "grpc.use_local_subchannel_pool": 1,
    });
    this.#working = Promise.all([
      ...Array.from({ length: callers }, () => this.#callAll()),
      ...Array.from({ length: streams }, () => this.#streamAll()),
    ]);
  }

  /** Lets what is under way end, and tells how all of it went. */
  async stop(): Promise<SteadyCounts> {
    this.#isOver = true;
    await this.#working;
    this.#client.close();
    const [calls, streams] = [this.#calls, this.#streams];
    return { calls, streams, failures: this.#failures };
  }

  async #callAll(): Promise<void> {
    while (!this.#isOver) {
      const deadline = Date.now() + DEADLINE_MS;
      const path = ECHO;
      const { code, details, messages } = await unary(this.#client, "", TEXT, {
        path,
        deadline,
      });
      this.#calls++;
      if (code === 0 && messages[0]?.equals(TEXT)) continue;
      this.#failures.push(`call: ${code} ${details}`);
    }
  }

  async #streamAll(): Promise<void> {
    while (!this.#isOver) {
      const { asked, answers, status } = await this.#stream();
      this.#streams++;
      const { code, details } = status;
      if (code === 0 && answers === asked) continue;
      this.#failures.push(`stream after ${answers}: ${code} ${details}`);
    }
  }

  async #stream() {
    const same = (bytes: Buffer) => bytes;
    const stream = this.#client.makeBidiStreamRequest(
      REFLECTION,
      same,
      same,
      new Metadata(),
      { deadline: Date.now() + DEADLINE_MS },
    );
    let asked = 0;
    let answers = 0;
    const ended = Promise.withResolvers<StatusObject>();
    stream.on("data", () => void answers++);
    stream.on("error", () => {}); // the status says it too
    stream.on("status", ended.resolve);
    const ask = async () => {
      for (; asked < ASKED_A_STREAM || this.isHeld; asked++) {
        stream.write(LIST);
        await Bun.sleep(BETWEEN_MS);
      }
      stream.end();
    };
    const [status] = await Promise.all([ended.promise, ask()]);
    return { asked, answers, status };
  }
}
