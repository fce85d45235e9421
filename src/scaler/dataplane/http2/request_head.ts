import { formatTimeout, parseTimeout } from "../grpc_timeout.ts";
import { isField, isGrpcType, isRequestPseudo, lengthOf } from "./fields.ts";
import { Header } from "./hpack/header.ts";
import { HeaderBlock } from "./hpack/header_block.ts";

/** The front door of the Python system this one succeeds, and what it is now. */
const OLD_PATH = "/trial_1.Alert/InvokeMethod";
const OLD_PATH_NOW = "/trial_2.Alert/RelayClientMessage";
const FORWARDED = "x-forwarded-for";
const TIMEOUT = "grpc-timeout";

/** Headers to send, and one field that is this request's alone. */
export interface Onward {
  readonly block: HeaderBlock;
  readonly extra: Header | undefined;
}

/** What a request's headers say, and what becomes of them on the way up. */
export class RequestHead {
  /** Whether RFC 9113 §8.2 and §8.3 let it pass. */
  isValid = true;
  method = "";
  scheme = "";
  path = "";
  hasAuthority = false;
  isGrpc = false;
  /** What `grpc-timeout` says, ms. */
  timeoutMs: number | undefined = undefined;
  /** −1: it has none. */
  contentLength = -1;
  /** What an end server gets; made when it is first needed. */
  #onward: Onward | null = null;
  /** The same without its `grpc-timeout`. */
  #late: Onward | null = null;
  readonly #block: HeaderBlock;
  readonly #client: string;

  constructor(block: HeaderBlock, client: string) {
    this.#block = block;
    this.#client = client;
  }

  /**
   * What an end server gets after the request has waited so long: less than a
   * millisecond is not taken off the time it has.
   */
  onward(waitedMs: number): Onward {
    const { timeoutMs } = this;
    const isLate = timeoutMs !== undefined && waitedMs >= 1;
    if (!isLate) return (this.#onward ??= this.#make());
    const left = formatTimeout(timeoutMs - waitedMs);
    this.#late ??= this.#make(TIMEOUT);
    return { block: this.#late.block, extra: new Header(TIMEOUT, left) };
  }

  #make(without = ""): Onward {
    const fields = onwardFields(this.#block, this.#client);
    const kept = fields.filter(({ name }) => name !== without);
    return { block: new HeaderBlock(kept), extra: undefined };
  }
}

/** Reads a block as a request; once a block. `client`: its address. */
export function readRequest(block: HeaderBlock, client: string): RequestHead {
  const known = block.slot;
  if (known instanceof RequestHead) return known;
  const head = new RequestHead(block, client);
  let inFields = false;
  for (const { name, value } of block.fields) {
    const isPseudo = name.charCodeAt(0) === 58; // ":"
    inFields ||= !isPseudo;
    if (isPseudo && inFields) head.isValid = false;
    else if (isPseudo) readPseudo(head, name, value);
    else readField(head, name, value);
  }
  head.isValid &&= isComplete(head);
  block.slot = head;
  return head;
}

function readPseudo(head: RequestHead, name: string, value: string): void {
  const isTwice =
    (name === ":method" && head.method !== "") ||
    (name === ":scheme" && head.scheme !== "") ||
    (name === ":path" && head.path !== "") ||
    (name === ":authority" && head.hasAuthority);
  if (name === ":method") head.method = value;
  else if (name === ":scheme") head.scheme = value;
  else if (name === ":path") head.path = value;
  else if (name === ":authority") head.hasAuthority = true;
  if (isTwice || !isRequestPseudo(name, value)) head.isValid = false;
}

function readField(head: RequestHead, name: string, value: string): void {
  head.isValid &&= isField(name, value);
  if (name === "content-type") head.isGrpc = isGrpcType(value);
  if (name === TIMEOUT) head.timeoutMs = parseTimeout(value);
  if (name !== "content-length") return;
  head.contentLength = lengthOf(head.contentLength, value);
  head.isValid &&= head.contentLength >= 0;
}

function isComplete({ method, scheme, path, hasAuthority }: RequestHead) {
  if (method === "CONNECT") return hasAuthority && scheme === "" && path === "";
  const isRooted =
    path.startsWith("/") || (path === "*" && method === "OPTIONS");
  return method !== "" && scheme !== "" && isRooted;
}

function onwardFields(block: HeaderBlock, client: string): Header[] {
  const fields: Header[] = [];
  let by = client;
  for (const field of block.fields) {
    const { name, value } = field;
    if (name === FORWARDED) by = `${value}, ${by}`;
    else if (name === ":path" && value === OLD_PATH) {
      fields.push(new Header(":path", OLD_PATH_NOW));
    } else fields.push(field);
  }
  fields.push(new Header(FORWARDED, by));
  return fields;
}
