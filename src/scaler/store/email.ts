import { InvalidFieldsError } from "../../base/errors.ts";

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
  const trimmed = email.replace(/^ +| +$/g, "");
  const normal = trimmed.normalize("NFC").toLowerCase().normalize("NFC");
  if (normal === "") throw refused("required", "no e-mail address was given");
  if (normal.length > LONGEST) {
    throw refused(
      "out_of_range",
      `${normal.length} characters were given; at most ${LONGEST} are accepted`,
    );
  }
  if (!ADDRESS.test(normal) || normal.endsWith(".")) {
    throw refused(
      "malformed",
      `${JSON.stringify(normal)} is not an address like "ann@example.com"`,
    );
  }
  return normal;
}

function refused(
  code: "required" | "out_of_range" | "malformed",
  message: string,
) {
  return new InvalidFieldsError([{ field: "email", code, message }]);
}
