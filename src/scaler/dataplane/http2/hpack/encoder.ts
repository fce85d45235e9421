import { BlockWriter } from "./block_writer.ts";
import { DEFAULT_TABLE_SIZE } from "./dynamic_table.ts";
import type { Encoded } from "./encoded.ts";
import { EncodedCache } from "./encoded_cache.ts";
import { EncoderTable } from "./encoder_table.ts";
import type { Header } from "./header.ts";
import type { HeaderBlock } from "./header_block.ts";
import { NAME_RULES, NO_RULE, type NameRule } from "./name_rules.ts";

const INDEXED = 0x80;
const INSERTED = 0x40;
const TABLE_SIZE = 0x20;
const NEVER_INDEXED = 0x10;
const NOT_INDEXED = 0;

/** Fields put into the table at once, and blocks for each one after. */
const INSERTIONS = 128;
const BLOCKS_PER_INSERTION = 16;
const SEEN = 64;

/** A block is sent before the next is encoded, so one buffer serves all. */
const writer = new BlockWriter();

/**
 * The sending side of HPACK for one connection (RFC 7541). A field goes into
 * the table when it comes for the second time, and not too often: each one that
 * goes in moves all indices, and what was encoded before is of no use any more.
 */
export class Encoder {
  readonly #table = new EncoderTable();
  readonly #cache = new EncodedCache();
  /** Hashes of fields that came once. */
  #seen: Int32Array | undefined = undefined;
  #blocks = 0;
  #insertions = 0;
  /** The block at hand holds fields that may go into the table next time. */
  #isUnsettled = false;
  /** The least and the last table size set since the last block; −1: none. */
  #leastLimit = -1;
  #lastLimit = -1;

  /**
   * The bytes for `block`, to be sent before anything else is encoded here.
   * The same block object again costs a look-up while the table is the same.
   * `extra` is a last field that differs from call to call, such as
   * `grpc-timeout`: it is written as a literal and not remembered.
   */
  encode(block: HeaderBlock, extra?: Header): Encoded {
    this.#blocks++;
    const known = this.#cache.find(block.id, this.#table.version);
    if (known !== undefined && this.#lastLimit < 0) {
      return extra === undefined ? known : this.#append(known, extra);
    }
    writer.length = 0;
    this.#writeLimits();
    const { length } = writer;
    const { version } = this.#table;
    this.#isUnsettled = false;
    for (const field of block.fields) this.#write(field);
    if (length === 0 && version === this.#table.version && !this.#isUnsettled) {
      this.#cache.keep(block.id, version, writer);
    }
    if (extra !== undefined) this.#writeExtra(extra);
    return writer;
  }

  /** The peer's SETTINGS_HEADER_TABLE_SIZE; at most 4 096 of it are used. */
  setTableLimit(bytes: number): void {
    const limit = Math.min(bytes, DEFAULT_TABLE_SIZE);
    if (limit === this.#table.limit) return;
    this.#table.resize(limit);
    this.#leastLimit =
      this.#lastLimit < 0 ? limit : Math.min(this.#leastLimit, limit);
    this.#lastLimit = limit;
  }

  #writeLimits(): void {
    if (this.#lastLimit < 0) return;
    if (this.#leastLimit < this.#lastLimit) {
      writer.integer(this.#leastLimit, 0x1f, TABLE_SIZE);
    }
    writer.integer(this.#lastLimit, 0x1f, TABLE_SIZE);
    this.#lastLimit = -1;
  }

  #append(known: Encoded, extra: Header): Encoded {
    writer.length = 0;
    writer.copy(known.bytes);
    this.#writeExtra(extra);
    return writer;
  }

  #writeExtra(extra: Header): void {
    const rule = NAME_RULES.get(extra.name) ?? NO_RULE;
    const isSecret = extra.sensitive || rule.isSecret;
    this.#writeLiteral(extra, rule, isSecret ? NEVER_INDEXED : NOT_INDEXED);
  }

  #write(header: Header): void {
    const rule = NAME_RULES.get(header.name) ?? NO_RULE;
    if (header.sensitive || rule.isSecret) {
      this.#writeLiteral(header, rule, NEVER_INDEXED);
      return;
    }
    const index = this.#table.indexOf(header, rule);
    if (index > 0) {
      writer.integer(index, 0x7f, INDEXED);
      return;
    }
    if (rule.isVarying || !this.#isWorthInserting(header)) {
      this.#writeLiteral(header, rule, NOT_INDEXED);
      return;
    }
    this.#insert(header, rule);
  }

  /** Not a large one, not at first sight, and not one too many. */
  #isWorthInserting(header: Header): boolean {
    if (header.size > this.#table.limit >> 2) return false;
    const most = INSERTIONS + this.#blocks / BLOCKS_PER_INSERTION;
    if (this.#insertions >= most) return false;
    if (this.#isSeen(header.hash)) return true;
    this.#isUnsettled = true;
    return false;
  }

  /**
   * Two places for each hash, and a miss takes either in turn: two fields of
   * one block may not push each other out for ever.
   */
  #isSeen(hash: number): boolean {
    this.#seen ??= new Int32Array(SEEN);
    const at = (hash ^ (hash >>> 6)) & (SEEN - 1);
    if (this.#seen[at] === hash || this.#seen[at ^ 1] === hash) return true;
    this.#seen[at ^ (this.#blocks & 1)] = hash;
    return false;
  }

  #insert(header: Header, rule: NameRule): void {
    const index = this.#table.indexOfName(header.name, rule);
    writer.integer(index, 0x3f, INSERTED);
    if (index === 0) writer.compressed(header.name);
    writer.compressed(header.value);
    this.#table.add(header);
    this.#insertions++;
  }

  /** What is sent once is not worth compressing: that costs more than bytes. */
  #writeLiteral(header: Header, rule: NameRule, pattern: number): void {
    const index = this.#table.indexOfName(header.name, rule);
    writer.integer(index, 0x0f, pattern);
    if (index === 0) writer.plain(header.name);
    writer.plain(header.value);
  }
}
