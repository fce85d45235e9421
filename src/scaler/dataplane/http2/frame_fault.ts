import { DEFAULT_MAX_FRAME_SIZE, ERROR_CODE, FRAME } from "./frame.ts";

const SETTING_LENGTH = 6;

/**
 * What is wrong with a frame by its head alone (RFC 9113 §4.2, §6): the code of
 * a connection error, or 0. A PRIORITY of the wrong length is only its stream's
 * error, and unknown types may be anything.
 */
export function frameFault(
  type: number,
  isAck: boolean,
  streamId: number,
  length: number,
): number {
  if (length > DEFAULT_MAX_FRAME_SIZE) return ERROR_CODE.frameSize;
  switch (type) {
    case FRAME.data:
    case FRAME.headers:
    case FRAME.priority:
    case FRAME.continuation:
      return streamId === 0 ? ERROR_CODE.protocol : 0;
    case FRAME.pushPromise:
      if (streamId === 0) return ERROR_CODE.protocol;
      return length < 4 ? ERROR_CODE.frameSize : 0;
    case FRAME.rstStream:
      if (streamId === 0) return ERROR_CODE.protocol;
      return length === 4 ? 0 : ERROR_CODE.frameSize;
    case FRAME.settings:
      if (streamId !== 0) return ERROR_CODE.protocol;
      return (isAck ? length === 0 : length % SETTING_LENGTH === 0)
        ? 0
        : ERROR_CODE.frameSize;
    case FRAME.ping:
      if (streamId !== 0) return ERROR_CODE.protocol;
      return length === 8 ? 0 : ERROR_CODE.frameSize;
    case FRAME.goaway:
      if (streamId !== 0) return ERROR_CODE.protocol;
      return length >= 8 ? 0 : ERROR_CODE.frameSize;
    case FRAME.windowUpdate:
      return length === 4 ? 0 : ERROR_CODE.frameSize;
    default:
      return 0;
  }
}
