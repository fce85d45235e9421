import { BlockCache } from "./block_cache.ts";
import { BlockReader } from "./block_reader.ts";
import { DECODE_FAULT, type DecodeFault } from "./decode_fault.ts";
import { DEFAULT_TABLE_SIZE, DynamicTable } from "./dynamic_table.ts";
import { Header } from "./header.ts";
import { HeaderBlock } from "./header_block.ts";
import { FIRST_DYNAMIC, STATIC_TABLE } from "./static_table.ts";

/** What a decoder takes at most. */
export interface DecoderLimits {
  /** Sum of the fields' sizes (16 KiB). */
  readonly listSize?: number;
  /** Number of fields (100). */
  readonly fields?: number;
}

/** So many times its limits, and a block ends the connection. */
const BOMB = 4;
const INDEXED = 0x80;
const INSERTED = 0x40;
const TABLE_SIZE = 0x20;
const NEVER_INDEXED = 0x10;

/** Blocks are read whole, so one reader serves all connections. */
const reader = new BlockReader();

/** The receiving side of HPACK for one connection (RFC 7541). */
export class Decoder {
  readonly #table = new DynamicTable();
  readonly #cache = new BlockCache();
  readonly #mostListSize: number;
  readonly #mostFields: number;
  /** What our settings allow the peer to set. */
  #tableLimit = DEFAULT_TABLE_SIZE;
  /** The limit was lowered: the next block must begin by following it. */
  #mustShrink = false;
  #fields: Header[] = [];
  #listSize = 0;
  /** Counted from the limit on. */
  #fieldCount = 0;
  #refused: DecodeFault | 0 = 0;

  constructor({ listSize = 16_384, fields = 100 }: DecoderLimits = {}) {
    this.#mostListSize = listSize;
    this.#mostFields = fields;
  }

  /**
   * The fields of the whole block at `bytes[start..end)`, or why not: see
   * `DECODE_FAULT`. Never throws. Tell them apart by `typeof it === "number"`.
   */
  decode(
    bytes: Uint8Array,
    start: number,
    end: number,
  ): HeaderBlock | DecodeFault {
    const { version } = this.#table;
    const known = this.#cache.find(bytes, start, end, version);
    if (known !== undefined && !this.#mustShrink) return known;
    reader.open(bytes, start, end);
    const fault = this.#readAll();
    reader.close();
    const fields = this.#fields;
    this.#fields = [];
    if (fault !== 0) return fault;
    const block = new HeaderBlock(fields);
    if (version === this.#table.version) {
      this.#cache.keep(block, bytes, start, end, version);
    }
    return block;
  }

  /**
   * The peer has acknowledged our SETTINGS_HEADER_TABLE_SIZE (4 096 until
   * then); a smaller one obliges it to announce that in its next block.
   */
  setTableLimit(bytes: number): void {
    this.#tableLimit = bytes;
    if (bytes < this.#table.limit) this.#mustShrink = true;
  }

  #readAll(): DecodeFault | 0 {
    this.#listSize = 0;
    this.#refused = 0;
    this.#readTableSizes();
    if (reader.fault === 0 && this.#mustShrink) {
      return DECODE_FAULT.missingTableSize;
    }
    while (reader.fault === 0 && reader.at < reader.end) this.#readField();
    return reader.fault || this.#refused;
  }

  /** Changes of the table's size, which may only stand first. */
  #readTableSizes(): void {
    while (reader.at < reader.end && reader.peek() >> 5 === TABLE_SIZE >> 5) {
      const size = reader.integer(0x1f);
      if (reader.fault !== 0) return;
      if (size > this.#tableLimit) {
        reader.fault = DECODE_FAULT.tableTooLarge;
        return;
      }
      this.#table.resize(size);
      this.#mustShrink = false;
    }
  }

  #readField(): void {
    const first = reader.peek();
    if (first >= INDEXED) {
      const header = this.#lookUp(reader.integer(0x7f));
      if (header !== undefined) this.#take(header);
      return;
    }
    if (first >= INSERTED) {
      const header = this.#literal(reader.integer(0x3f), false);
      if (header === undefined) return;
      this.#table.add(header);
      this.#take(header);
      return;
    }
    if (first >= TABLE_SIZE) {
      reader.fault = DECODE_FAULT.lateTableSize;
      return;
    }
    const index = reader.integer(0x0f);
    const header = this.#literal(index, (first & NEVER_INDEXED) !== 0);
    if (header !== undefined) this.#take(header);
  }

  /** A field with its own value, and its own name where `index` is 0. */
  #literal(index: number, sensitive: boolean): Header | undefined {
    if (reader.fault !== 0) return undefined;
    const name = index === 0 ? reader.string() : this.#lookUp(index)?.name;
    if (reader.fault !== 0 || name === undefined) return undefined;
    const value = reader.string();
    if (reader.fault !== 0) return undefined;
    return new Header(name, value, sensitive);
  }

  #lookUp(index: number): Header | undefined {
    if (reader.fault !== 0) return undefined;
    const header =
      index < FIRST_DYNAMIC
        ? STATIC_TABLE[index - 1]
        : this.#table.at(index - FIRST_DYNAMIC);
    if (header === undefined) reader.fault = DECODE_FAULT.badIndex;
    return header;
  }

  /** Past a limit the rest is read for the table's sake and not kept. */
  #take(header: Header): void {
    if (this.#refused !== 0) return this.#pastLimits(header);
    this.#listSize += header.size;
    if (this.#listSize > this.#mostListSize) {
      this.#refuse(DECODE_FAULT.listTooLong);
      return;
    }
    if (this.#fields.length >= this.#mostFields) {
      this.#refuse(DECODE_FAULT.tooManyFields);
      return;
    }
    this.#fields.push(header);
  }

  /** Far past a limit it is no mistake, and not worth the rest's reading. */
  #pastLimits(header: Header): void {
    this.#listSize += header.size;
    this.#fieldCount++;
    const isBomb =
      this.#listSize > this.#mostListSize * BOMB ||
      this.#fieldCount > this.#mostFields * BOMB;
    if (isBomb) reader.fault = DECODE_FAULT.bomb;
  }

  #refuse(fault: DecodeFault): void {
    this.#refused = fault;
    this.#fieldCount = this.#fields.length + 1;
    this.#fields = [];
  }
}
