/** Has tests draw with the parts that the console draws with. */
import { installLeanParts } from "./install_lean_parts.ts";

installLeanParts();
