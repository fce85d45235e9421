/** An encoded header block: `bytes[0..length)`, valid until the next one. */
export interface Encoded {
  readonly bytes: Uint8Array;
  readonly length: number;
}
