import {
  GrpcCode,
  httpStatus,
  statusFields,
  trailersOnly,
  type Fields,
  type Refusal,
} from "../grpc_status.ts";
import { Header } from "./hpack/header.ts";
import { HeaderBlock } from "./hpack/header_block.ts";

/** An answer that is all headers: gRPC's way to say no. */
export function trailersOnlyBlock(refusal: Refusal): HeaderBlock {
  return blockOf(trailersOnly(refusal));
}

/** The trailers that end an answer which began well. */
export function statusBlock(refusal: Refusal): HeaderBlock {
  return blockOf(statusFields(refusal));
}

/** The headers of a refusal for who does not speak gRPC; a text follows. */
export function textBlock(refusal: Refusal): HeaderBlock {
  return blockOf({
    ":status": String(httpStatus(refusal)),
    "content-type": "text/plain; charset=utf-8",
  });
}

function blockOf(fields: Fields): HeaderBlock {
  const headers = Object.entries(fields).map(
    ([name, value]) => new Header(name, value),
  );
  return new HeaderBlock(headers);
}

/** To CONNECT. */
export const NOT_IMPLEMENTED = blockOf({ ":status": "501" });

/** To who sent more than anybody reads: HTTP's word for it and gRPC's. */
export const TOO_LARGE = blockOf({
  ...trailersOnly({
    code: GrpcCode.resourceExhausted,
    message:
      "Cannot take the request: its headers are larger than 16 KiB or more than 100; send less metadata",
  }),
  ":status": "431",
});
