import { genDocs } from "./gen_docs.ts";
import { genKeys } from "./gen_keys.ts";
import { genProtos } from "./gen_protos.ts";
import { genRegistries } from "./gen_registries.ts";
import { genScalingPage } from "./gen_scaling_page.ts";
import { genTaxFiles } from "./gen_tax_files.ts";
import { genTypes } from "./gen_types.ts";
import type { Generated } from "./generated.ts";

/** What every generator wants, as yet unformatted. */
export async function allGenerated(root: string): Promise<Generated[]> {
  return [
    ...genTaxFiles(root),
    ...(await genRegistries(root)),
    ...(await genProtos(root)),
    ...genTypes(root),
    ...(await genDocs(root)),
    ...genKeys(),
    ...genScalingPage(root),
  ];
}
