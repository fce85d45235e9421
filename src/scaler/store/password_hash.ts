const SHAPE = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/;
const LOWEST_COST = 10;
const HIGHEST_COST = 14;

/**
 * Why a text is not a bcrypt hash that may be compared against, or `undefined`
 * when it is. A cost above 14 would keep the hasher busy for minutes: $2b$31$
 * never ends.
 */
export function passwordHashFault(hash: string): string | undefined {
  const cost = Number(SHAPE.exec(hash)?.[1]);
  if (Number.isNaN(cost)) return "the password hash is not a bcrypt hash";
  if (cost < LOWEST_COST || cost > HIGHEST_COST) {
    return `the password hash has cost ${cost}; ${LOWEST_COST} to ${HIGHEST_COST} are accepted`;
  }
  return undefined;
}
