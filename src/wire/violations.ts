import { Metadata } from "@grpc/grpc-js";
import protobuf from "protobufjs";

import errorDetails from "../../proto/google/rpc/error_details.proto" with { type: "text" };
import statusText from "../../proto/google/rpc/status.proto" with { type: "text" };
import type { FieldViolation, ViolationCode } from "../base/errors.ts";
import { parseProtos } from "./load.ts";

const KEY = "grpc-status-details-bin";
const TYPE_URL = "type.googleapis.com/google.rpc.BadRequest";
const INVALID_ARGUMENT = 3;

const anyText = `syntax = "proto3"; package google.protobuf;
message Any { string type_url = 1; bytes value = 2; }`;
const root = parseProtos([anyText, errorDetails, statusText]);
const BadRequest = root.lookupType("google.rpc.BadRequest");
const RpcStatus = root.lookupType("google.rpc.Status");

/**
 * The metadata that carries field violations: a `google.rpc.Status` with one
 * `google.rpc.BadRequest`, as in https://google.aip.dev/193. `reason` is the
 * code in upper case, as that specification wants it.
 */
export function violationsMetadata(
  violations: readonly FieldViolation[],
): Metadata {
  const fieldViolations = violations.map(({ field, code, message }) => ({
    field,
    description: message,
    reason: code.toUpperCase(),
  }));
  const value = BadRequest.encode({ fieldViolations }).finish();
  const status = RpcStatus.encode({
    code: INVALID_ARGUMENT,
    message: "Cannot accept the request: see the field violations",
    details: [{ typeUrl: TYPE_URL, value }],
  }).finish();
  const metadata = new Metadata();
  metadata.set(KEY, Buffer.from(status));
  return metadata;
}

interface StatusMessage {
  readonly details: readonly { typeUrl: string; value: Uint8Array }[];
}

interface BadRequestMessage {
  readonly fieldViolations: readonly {
    field: string;
    description: string;
    reason: string;
  }[];
}

/** The field violations of a failed call; none when it carries none. */
export function violationsOf(metadata: Metadata): FieldViolation[] {
  const bytes = metadata.get(KEY)[0];
  if (!(bytes instanceof Buffer)) return [];
  // Both types were parsed from the protos above, so the shapes are theirs.
  const status = decode<StatusMessage>(RpcStatus, bytes);
  return status.details
    .filter((detail) => detail.typeUrl === TYPE_URL)
    .flatMap(
      (detail) =>
        decode<BadRequestMessage>(BadRequest, detail.value).fieldViolations,
    )
    .map(({ field, description, reason }) => ({
      field,
      message: description,
      // Another server's code may be none of ours: it is only shown.
      code: reason.toLowerCase() as ViolationCode,
    }));
}

function decode<T>(type: protobuf.Type, bytes: Uint8Array): T {
  // The caller names the type and its shape together.
  return type.toObject(type.decode(bytes), {
    arrays: true,
    defaults: true,
  }) as T;
}
