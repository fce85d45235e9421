/** Frame types (RFC 9113 §6). */
export const FRAME = {
  data: 0,
  headers: 1,
  priority: 2,
  rstStream: 3,
  settings: 4,
  pushPromise: 5,
  ping: 6,
  goaway: 7,
  windowUpdate: 8,
  continuation: 9,
} as const;

/** Flags of frames; `ack` and `endStream` are the same bit. */
export const FLAG = {
  none: 0,
  endStream: 0x1,
  ack: 0x1,
  endHeaders: 0x4,
  padded: 0x8,
  priority: 0x20,
} as const;

/** Error codes of RST_STREAM and GOAWAY (RFC 9113 §7). */
export const ERROR_CODE = {
  none: 0,
  protocol: 1,
  internal: 2,
  flowControl: 3,
  settingsTimeout: 4,
  streamClosed: 5,
  frameSize: 6,
  refusedStream: 7,
  cancel: 8,
  compression: 9,
  connect: 10,
  enhanceYourCalm: 11,
  inadequateSecurity: 12,
  http11Required: 13,
} as const;

/** Settings (RFC 9113 §6.5.2). */
export const SETTING = {
  headerTableSize: 1,
  enablePush: 2,
  maxConcurrentStreams: 3,
  initialWindowSize: 4,
  maxFrameSize: 5,
  maxHeaderListSize: 6,
} as const;

/** Bytes of a frame's head. */
export const HEAD_LENGTH = 9;

/** The payload that every peer must take, and the most that we do. */
export const DEFAULT_MAX_FRAME_SIZE = 16_384;

/** The window of a stream, and of a connection, before anybody changes it. */
export const DEFAULT_WINDOW = 65_535;

/** The largest window, and the largest stream id. */
export const MAX_31_BITS = 0x7fff_ffff;

/** What a client sends first (RFC 9113 §3.4), as latin1. */
export const PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
