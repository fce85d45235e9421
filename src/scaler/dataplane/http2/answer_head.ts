import { codeOf, isField, isGrpcType, lengthOf } from "./fields.ts";
import { Header } from "./hpack/header.ts";
import { HeaderBlock } from "./hpack/header_block.ts";

/** Said by us alone. */
const ENDPOINT = "x-tellerline-endpoint";

/** What an answer's headers say, and what the client gets of them. */
export class AnswerHead {
  /** Whether RFC 9113 §8.2 and §8.3 let it pass. */
  isValid = true;
  status = 0;
  /** The same as text, for who is not told of gRPC's. */
  httpStatus = "";
  isGrpc = false;
  /** `grpc-status`, when the headers are the whole answer; −1: none. */
  grpcStatus = -1;
  contentLength = -1;
  /** With the end server's name. */
  readonly onward: HeaderBlock;

  constructor(onward: HeaderBlock) {
    this.onward = onward;
  }
}

/** Reads a block as an answer of `endpoint`; once a block. */
export function readAnswer(block: HeaderBlock, endpoint: string): AnswerHead {
  const known = block.slot;
  if (known instanceof AnswerHead) return known;
  const kept = block.fields.filter((it) => it.name !== ENDPOINT);
  const fields = [...kept, new Header(ENDPOINT, endpoint)];
  const head = new AnswerHead(new HeaderBlock(fields));
  let inFields = false;
  for (const { name, value } of block.fields) {
    const isPseudo = name.charCodeAt(0) === 58; // ":"
    inFields ||= !isPseudo;
    if (isPseudo) readPseudo(head, name, inFields ? "" : value);
    else readField(head, name, value);
  }
  head.httpStatus = `http ${head.status}`;
  head.isValid &&= head.status >= 100 && head.status !== 101;
  block.slot = head;
  return head;
}

function readPseudo(head: AnswerHead, name: string, value: string): void {
  const isFirst = name === ":status" && head.status === 0;
  const isStatus = isFirst && /^\d{3}$/.test(value);
  head.isValid &&= isStatus;
  head.status = isStatus ? Number(value) : head.status;
}

function readField(head: AnswerHead, name: string, value: string): void {
  head.isValid &&= isField(name, value);
  if (name === "content-type") head.isGrpc = isGrpcType(value);
  if (name === "grpc-status") head.grpcStatus = codeOf(value);
  if (name !== "content-length") return;
  head.contentLength = lengthOf(head.contentLength, value);
  head.isValid &&= head.contentLength >= 0;
}
