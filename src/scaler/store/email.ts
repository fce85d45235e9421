import {
  InvalidFieldsError,
  type FieldViolation,
  type ViolationCode,
} from "../../base/errors.ts";

const LONGEST = 254; // RFC 5321 §4.5.3.1.3, less the angle brackets

// Printable and unquoted: what a mail address is in practice. No white space,
// control character, comma or quote can be in one, so no row of the file can
// be bent by one; spreadsheets take = + - @ at the start for a formula.
const ADDRESS =
  /^[^\s\p{C}@",;:<>()[\]\\'`=+-][^\s\p{C}@",;:<>()[\]\\'`]*@[^\s\p{C}@",;:<>()[\]\\'`.=+-][^\s\p{C}@",;:<>()[\]\\'`]*$/u;

/**
 * The one form an e-mail address is kept and looked up in: trimmed, Unicode
 * NFC, lower case throughout. Letters that only look alike stay different.
 *
 * @throws {InvalidFieldsError} of the field `email` when it is not an address
 * of at most 254 characters.
 */
export function normalizeEmail(email: string): string {
  const parsed = parseEmail(email);
  if (typeof parsed === "string") return parsed;
  throw new InvalidFieldsError([parsed]);
}

/** As {@linkcode normalizeEmail}, but the violation is the answer. */
export function parseEmail(email: string): string | FieldViolation {
  const trimmed = email.replace(/^ +| +$/g, "");
  const normal = trimmed.normalize("NFC").toLowerCase().normalize("NFC");
  if (normal === "") return refused("required", "no e-mail address was given");
  if (normal.length > LONGEST) {
    return refused(
      "out_of_range",
      `${normal.length} characters were given; at most ${LONGEST} are accepted`,
    );
  }
  if (ADDRESS.test(normal) && !normal.endsWith(".")) return normal;
  const message = `${JSON.stringify(normal)} is not an address like "ann@example.com"`;
  return refused("malformed", message);
}

function refused(code: ViolationCode, message: string): FieldViolation {
  return { field: "email", code, message };
}
