import type { FieldViolation } from "../../base/errors.ts";

const NAME = /^[A-Za-z0-9_-]{1,40}$/;

/** What is wrong with an instance's name, or `undefined`. */
export function nameViolation(name: string): FieldViolation | undefined {
  if (NAME.test(name)) return undefined;
  const given = JSON.stringify(name.slice(0, 60));
  const message = `${given} was given; 1 to 40 letters, digits, "-" and "_" are accepted`;
  return { field: "name", code: "malformed", message };
}

/** Makes up names that a tenant does not use yet. */
export class InstanceNames {
  /** `tenant name` of instances that are being deployed just now. */
  readonly #reserved = new Set<string>();

  /**
   * A name after the instance's first service: `loan_emi`, `loan_emi-2`, ….
   * It stays reserved until it is disposed of.
   */
  reserve(
    tenant: string,
    options: { readonly service: string; readonly taken: readonly string[] },
  ): Disposable & { readonly name: string } {
    const { service, taken } = options;
    const stem = service.slice(0, 34);
    const keyOf = (name: string) => `${tenant} ${name}`;
    let name = stem;
    for (
      let n = 2;
      taken.includes(name) || this.#reserved.has(keyOf(name));
      n++
    ) {
      name = `${stem}-${n}`;
    }
    const key = keyOf(name);
    this.#reserved.add(key);
    return { name, [Symbol.dispose]: () => this.#reserved.delete(key) };
  }
}
