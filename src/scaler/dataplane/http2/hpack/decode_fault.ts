/**
 * Why a block was not taken. `listTooLong` and `tooManyFields` leave the table
 * as the peer thinks it is, so only the stream is to be refused; all others
 * are connection errors: COMPRESSION_ERROR, and ENHANCE_YOUR_CALM for a `bomb`.
 */
export const DECODE_FAULT = {
  listTooLong: 1,
  tooManyFields: 2,
  truncated: 3,
  integerTooLarge: 4,
  badIndex: 5,
  badHuffman: 6,
  tableTooLarge: 7,
  lateTableSize: 8,
  missingTableSize: 9,
  bomb: 10,
} as const;

/** One of `DECODE_FAULT`. */
export type DecodeFault = (typeof DECODE_FAULT)[keyof typeof DECODE_FAULT];

/** Whether the connection must end, not just the stream. */
export function endsConnection(fault: DecodeFault): boolean {
  return fault > DECODE_FAULT.tooManyFields;
}
