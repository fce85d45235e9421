import { SEED_RATES, type RatesTable } from "../../src/finance/mod.ts";

/** The ECB's daily file, by default with the rates of the one that ships. */
export function ratesFile({
  date,
  perEuro = SEED_RATES.perEuro,
}: Pick<RatesTable, "date"> & Partial<RatesTable>): string {
  const cubes = Object.entries(perEuro).map(
    ([currency, rate]) => `<Cube currency='${currency}' rate='${rate}'/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope><Cube><Cube time='${date}'>
${cubes.join("\n")}
</Cube></Cube></gesmes:Envelope>`;
}
