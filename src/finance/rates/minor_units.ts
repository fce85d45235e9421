/** Currencies whose smallest unit is not a hundredth: ISO 4217, list one. */
const EXCEPTIONS: ReadonlyMap<string, number> = new Map([
  ...decimals(0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF"),
  ...decimals(0, "XOF XPF"),
  ...decimals(3, "BHD IQD JOD KWD LYD OMR TND"),
  ...decimals(4, "CLF UYW"),
]);

const USUAL = 2;

/** How many decimals amounts of a currency have. */
export function minorUnits(currency: string): number {
  return EXCEPTIONS.get(currency) ?? USUAL;
}

function decimals(count: number, codes: string): [string, number][] {
  return codes.split(" ").map((code) => [code, count]);
}
