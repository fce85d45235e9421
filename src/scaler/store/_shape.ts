/** Turns what JSON held into a value of a known type, or throws. */
export type Shape<T> = (value: unknown) => T;

/** Any string. */
export function text(value: unknown): string {
  if (typeof value === "string") return value;
  throw new TypeError(`Not a string: ${show(value)}`);
}

/** One of these strings. */
export function oneOf<const T extends string>(...choices: T[]): Shape<T> {
  return (value) => {
    const choice = choices.find((it) => it === value);
    if (choice !== undefined) return choice;
    throw new TypeError(`None of ${choices.join(", ")}: ${show(value)}`);
  };
}

/** That, or the value it stands for where there is none: a younger field. */
export function orElse<T>(fallback: T, shape: Shape<T>): Shape<T> {
  return (value) => (value === undefined ? fallback : shape(value));
}

/** A number JSON can hold: neither infinite nor NaN. */
export function finite(value: unknown): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new TypeError(`Not a finite number: ${show(value)}`);
}

/** A whole number. */
export function whole(value: unknown): number {
  if (Number.isSafeInteger(value)) return finite(value);
  throw new TypeError(`Not a whole number: ${show(value)}`);
}

/** True or false. */
export function flag(value: unknown): boolean {
  if (typeof value === "boolean") return value;
  throw new TypeError(`Neither true nor false: ${show(value)}`);
}

/** A list of things of one shape. */
export function list<T>(shape: Shape<T>): Shape<T[]> {
  return (value) => {
    if (Array.isArray(value)) return value.map(shape);
    throw new TypeError(`Not a list: ${show(value)}`);
  };
}

/** Names with values of one shape. */
export function named<T>(shape: Shape<T>): Shape<Record<string, T>> {
  return (value) => {
    const entries = Object.entries(asObject(value));
    return Object.fromEntries(entries.map(([key, it]) => [key, shape(it)]));
  };
}

/** Exactly these keys; others are left out. */
export function object<T extends object>(shapes: {
  readonly [Key in keyof T]: Shape<T[Key]>;
}): Shape<T> {
  const keys = Object.entries<Shape<unknown>>(shapes);
  return (value) => {
    const given: Record<string, unknown> = { ...asObject(value) };
    const entries = keys.map(([key, shape]) => [key, shape(given[key])]);
    // Each key of T was read by the shape of that key on the line above.
    return Object.fromEntries(entries) as T;
  };
}

function asObject(value: unknown): object {
  const isObject = typeof value === "object" && value !== null;
  if (isObject && !Array.isArray(value)) return value;
  throw new TypeError(`Not an object: ${show(value)}`);
}

function show(value: unknown): string {
  return typeof value === "number" ? String(value) : typeof value;
}
