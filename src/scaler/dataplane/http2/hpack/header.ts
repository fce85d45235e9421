/**
 * One header field. Names and values are octets: latin1 strings. A field that
 * repeats on a connection by index is the same object each time.
 */
export class Header {
  readonly name: string;
  readonly value: string;
  /** Never to be put into a table, here or further on (RFC 7541 §7.1.3). */
  readonly sensitive: boolean;

  constructor(name: string, value: string, sensitive = false) {
    this.name = name;
    this.value = value;
    this.sensitive = sensitive;
  }

  /** Its size in a header list or table: both lengths and 32. */
  get size(): number {
    return this.name.length + this.value.length + 32;
  }
}
