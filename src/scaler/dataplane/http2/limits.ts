/** Everything that bounds what a client or an end server can make us do. */
export interface Limits {
  /** Streams a client may have open at once on one connection. */
  readonly streams: number;
  /** Bytes of a request that may be under way to us on one stream. */
  readonly streamWindow: number;
  /** Bytes that may be under way to us on one client connection. */
  readonly connectionWindow: number;
  /** Bytes of an answer that may be under way to us on one stream. */
  readonly upstreamStreamWindow: number;
  /** Bytes that may be under way to us from one end server. */
  readonly upstreamConnectionWindow: number;
  /** Bytes of a header block, and of the fields it stands for. */
  readonly headerBytes: number;
  /** CONTINUATION frames after one HEADERS frame. */
  readonly continuations: number;
  /** Streams reset before their answer began: so many at once … */
  readonly resets: number;
  /** … and so many more each second. */
  readonly resetsPerSecond: number;
  /** From so many unforgiven resets on, new requests are held for a moment. */
  readonly resetsBeforeSuspicion: number;
  /** Frames that are of no use: so many at once … */
  readonly glitches: number;
  /** … and so many more each second. */
  readonly glitchesPerSecond: number;
  /**
   * Frames of one client that are read before others have their turn; one that
   * begins a request counts as four. Where instances share a thread, as many
   * of all the clients of one instance.
   */
  readonly framesPerTurn: number;
  /** Answers to control frames that the peer has not read. */
  readonly controlQueue: number;
  /** From connecting to the first whole HTTP/2 greeting, ms. */
  readonly prefaceMs: number;
  /** From a header block's first to its last byte, ms. */
  readonly headersMs: number;
  /** Without a stream on a client's connection, ms. */
  readonly idleMs: number;
  /** Without a byte of a body that somebody waits for, ms. */
  readonly bodyStallMs: number;
  /** The same of a gRPC stream between two messages, before any answer, ms. */
  readonly quietMs: number;
  /** After its own deadline, a request is ended by us, ms. */
  readonly deadlineGraceMs: number;
  /** Connections of one instance. */
  readonly connections: number;
  /** Connections from one address: many clients may share one. */
  readonly connectionsPerAddress: number;
  /** Bytes a peer may leave unread before we stop reading for it. */
  readonly outputBytes: number;
  /** From dialling to an end server's first SETTINGS, ms. */
  readonly connectMs: number;
  /** Between two looks at whether an end server is there, ms. */
  readonly pingMs: number;
  /** How long a ping may go unanswered, ms. */
  readonly pingWaitMs: number;
  /** Pings without any sign of life before the connection is given up. */
  readonly pingMisses: number;
  /** Connections to one end server, when one takes too few streams. */
  readonly upstreamConnections: number;
}

/** What holds unless it is said otherwise. */
export const DEFAULT_LIMITS: Limits = {
  streams: 100,
  streamWindow: 65_535,
  connectionWindow: 1_048_576,
  upstreamStreamWindow: 262_144,
  upstreamConnectionWindow: 8_388_608,
  headerBytes: 16_384,
  continuations: 8,
  resets: 1_000,
  resetsPerSecond: 100,
  resetsBeforeSuspicion: 90,
  glitches: 10_000,
  glitchesPerSecond: 330,
  framesPerTurn: 256,
  controlQueue: 1_000,
  prefaceMs: 10_000,
  headersMs: 10_000,
  idleMs: 300_000,
  bodyStallMs: 60_000,
  quietMs: 300_000,
  deadlineGraceMs: 500,
  connections: 10_000,
  connectionsPerAddress: 2_000,
  outputBytes: 262_144,
  connectMs: 5_000,
  pingMs: 2_000,
  pingWaitMs: 1_250,
  pingMisses: 2,
  upstreamConnections: 4,
};

/**
 * The defaults, with what is said otherwise.
 *
 * @throws {RangeError} when one is not a positive number.
 */
export function limitsOf(changes: Partial<Limits> = {}): Limits {
  for (const [name, value] of Object.entries(changes)) {
    if (Number.isFinite(value) && value > 0) continue;
    throw new RangeError(
      `Cannot use limit ${name}: ${value} is not a positive number; leave it out for the default`,
    );
  }
  return { ...DEFAULT_LIMITS, ...changes };
}
