import { Decoder } from "../src/scaler/dataplane/http2/hpack/decoder.ts";
import { Encoder } from "../src/scaler/dataplane/http2/hpack/encoder.ts";
import { HeaderBlock } from "../src/scaler/dataplane/http2/hpack/header_block.ts";
import { Header } from "../src/scaler/dataplane/http2/hpack/header.ts";
import { costNs } from "./cost.ts";
import type { Measurement } from "./types.ts";

const REQUEST = [
  new Header(":method", "POST"),
  new Header(":scheme", "http"),
  new Header(":path", "/calculators.v1.CompoundInterest/Calculate"),
  new Header(":authority", "127.0.0.1:7100"),
  new Header("content-type", "application/grpc"),
  new Header("user-agent", "grpc-node-js/1.14.7"),
  new Header("te", "trailers"),
  new Header("grpc-accept-encoding", "identity,deflate,gzip"),
];
const TIMEOUT = new Header("grpc-timeout", "29999876u");
const TIMEOUTS = Array.from(
  { length: 1_024 },
  (_, i) => new Header("grpc-timeout", `${29_000_000 + i * 7}u`),
);

/** What HPACK costs a request, by what is known of its block. */
export const hpack = {
  name: "hpack",
  title: "Cost of header blocks (median of 7 rounds)",
  async run() {
    const rows = Object.entries({
      "decode 60 bytes seen before": decodeKnown(),
      "decode a request whose timeout is new": decodeFresh(),
      "decode a request, nothing indexed": decodePlain(),
      "encode a block seen before": encodeKnown(),
      "encode a block seen before and a timeout": encodeExtra(),
      "encode a request block that is new": encodeFresh(),
    }).map(([what, ns]) => ({ what, values: { ns } }));
    return { kind: "measured", rows };
  },
} satisfies Measurement;

function decodeKnown(): number {
  const decoder = new Decoder();
  const bytes = plainBlock(REQUEST.slice(0, 4)).subarray(0, 62);
  return costNs(() => decoder.decode(bytes, 0, bytes.length));
}

/** As of a client that indexes all but the timeout. */
function decodeFresh(): number {
  const decoder = new Decoder();
  const encoder = new Encoder();
  const block = new HeaderBlock(REQUEST);
  for (let i = 0; i < 4; i++) decode(decoder, encoder, block, undefined);
  const blocks = TIMEOUTS.map((timeout) => {
    const { bytes, length } = encoder.encode(block, timeout);
    return bytes.slice(0, length);
  });
  return costNs((i) => {
    const bytes = blocks[i & 1_023];
    return bytes && decoder.decode(bytes, 0, bytes.length);
  });
}

function decodePlain(): number {
  const decoder = new Decoder();
  const blocks = TIMEOUTS.map((it) => plainBlock([...REQUEST, it]));
  return costNs((i) => {
    const bytes = blocks[i & 1_023];
    return bytes && decoder.decode(bytes, 0, bytes.length);
  });
}

function encodeKnown(): number {
  const encoder = new Encoder();
  const block = new HeaderBlock(REQUEST);
  return costNs(() => encoder.encode(block));
}

function encodeExtra(): number {
  const encoder = new Encoder();
  const block = new HeaderBlock(REQUEST);
  return costNs((i) => encoder.encode(block, TIMEOUTS[i & 1_023]));
}

function encodeFresh(): number {
  const encoder = new Encoder();
  return costNs(() => encoder.encode(new HeaderBlock([...REQUEST, TIMEOUT])));
}

/** A block as of an encoder that has seen nothing yet: literals, no Huffman. */
function plainBlock(fields: readonly Header[]): Uint8Array {
  const { bytes, length } = new Encoder().encode(new HeaderBlock(fields));
  return bytes.slice(0, length);
}

function decode(
  decoder: Decoder,
  encoder: Encoder,
  block: HeaderBlock,
  extra: Header | undefined,
): void {
  const { bytes, length } = encoder.encode(block, extra);
  decoder.decode(bytes, 0, length);
}
