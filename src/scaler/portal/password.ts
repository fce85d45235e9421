import type { FieldViolation } from "../../base/errors.ts";

const SHORTEST = 8;
const LONGEST = 72; // bcrypt heeds no byte after these

/**
 * What is wrong with a password, or `undefined`. Its length counts in UTF-8
 * bytes; a longer one is refused, never cut. The password itself is not told.
 *
 * @param field The field's name as the caller knows it: `new_password`.
 */
export function passwordViolation(
  password: string,
  field: string,
): FieldViolation | undefined {
  if (password === "") {
    return { field, code: "required", message: "no password was given" };
  }
  if (password.includes("\0")) {
    const message = "a NUL character was given; none is accepted";
    return { field, code: "malformed", message };
  }
  const bytes = Buffer.byteLength(password);
  if (bytes >= SHORTEST && bytes <= LONGEST) return undefined;
  const message = `${bytes} bytes were given; ${SHORTEST} to ${LONGEST} are accepted`;
  return { field, code: "out_of_range", message };
}
