import { DynamicTable } from "./dynamic_table.ts";
import { HashChains } from "./hash_chains.ts";
import { hashOf, type Header } from "./header.ts";
import type { NameRule } from "./name_rules.ts";
import { FIRST_DYNAMIC, STATIC_TABLE } from "./static_table.ts";

/** Both tables as the sending side needs them: from a field to its index. */
export class EncoderTable {
  readonly #table = new DynamicTable();
  /** Fields are numbered as they come, from 1. */
  #added = 0;
  #fields: HashChains | undefined = undefined;
  #names: HashChains | undefined = undefined;

  /** Changes whenever an index may mean something else. */
  get version(): number {
    return this.#table.version;
  }

  get limit(): number {
    return this.#table.limit;
  }

  resize(limit: number): void {
    this.#table.resize(limit);
  }

  add(header: Header): void {
    this.#fields ??= new HashChains();
    this.#names ??= new HashChains();
    this.#table.add(header);
    const number = ++this.#added;
    this.#fields.add(header.hash, number);
    this.#names.add(hashOf(header.name, 0), number);
  }

  /** The index of this very field; 0 if it is in no table. */
  indexOf(header: Header, { index }: NameRule): number {
    for (let i = index; i > 0; i++) {
      const known = STATIC_TABLE[i - 1];
      if (known?.name !== header.name) break;
      if (known.value === header.value) return i;
    }
    let number = this.#fields?.first(header.hash) ?? 0;
    for (; this.#isAlive(number); number = this.#fields?.older(number) ?? 0) {
      if (this.#numbered(number)?.equals(header)) return this.#index(number);
    }
    return 0;
  }

  /** An index of a field of that name; 0 if it is in no table. */
  indexOfName(name: string, { index }: NameRule): number {
    if (index > 0 || this.#names === undefined) return index;
    let number = this.#names.first(hashOf(name, 0));
    for (; this.#isAlive(number); number = this.#names.older(number)) {
      if (this.#numbered(number)?.name === name) return this.#index(number);
    }
    return 0;
  }

  #isAlive(number: number): boolean {
    return number > this.#added - this.#table.count;
  }

  #numbered(number: number): Header | undefined {
    return this.#table.at(this.#added - number);
  }

  #index(number: number): number {
    return FIRST_DYNAMIC + this.#added - number;
  }
}
