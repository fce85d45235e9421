// Deploys on a scaler of its own and disposes of it: then nothing is left that
// would keep this program alive.
import { RealScaler } from "./real_scaler.ts";

async function main(): Promise<void> {
  await using scaler = await RealScaler.start();
  await scaler.deploy({ services: ["echo"] });
}

void main().then(() => process.stdout.write("disposed\n"));
