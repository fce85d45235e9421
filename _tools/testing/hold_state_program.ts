// Holds the state directory of its first argument until it is killed.
import { openStateDirectory } from "../../src/scaler/store/state_directory.ts";

const [, , path = "", portalAddress = ""] = process.argv;
const held = openStateDirectory(path, { portalAddress });
process.stdout.write(`${held.path}\n`);
setInterval(() => held.path, 60_000); // something to stay alive for
