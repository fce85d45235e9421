/** Declared names, over and over: a schedule has thousands of cells. */
const snakes = new Map<string, string>();

/** The name on the wire of a name in code: `ratePercent` is `rate_percent`. */
export function snakeCase(name: string): string {
  const known = snakes.get(name);
  if (known !== undefined) return known;
  const made = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  snakes.set(name, made);
  return made;
}

/** The name in code of a name on the wire: `rate_percent` is `ratePercent`. */
export function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The name of a message: `loan_emi` is `LoanEmi`. */
export function pascalCase(name: string): string {
  return camelCase(`_${name}`);
}
