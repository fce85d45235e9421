/**
 * What an end server and an installation may be called. Names become container
 * and file names, so nothing else gets that far.
 */
const NAME = /^[a-z0-9][a-z0-9-]{0,62}$/;
const INSTALLATION = /^[A-Za-z0-9][A-Za-z0-9-]{7,63}$/;

/** @throws {RangeError} when it is no name. */
export function checkName(name: string): void {
  if (NAME.test(name)) return;
  throw new RangeError(
    `Cannot use ${JSON.stringify(name.slice(0, 100))} as the name of an end server: it takes 1 to 63 of a-z, 0-9 and "-"`,
  );
}

/** @throws {RangeError} when it is no installation's id. */
export function checkInstallation(id: string): void {
  if (INSTALLATION.test(id)) return;
  throw new RangeError(
    `Cannot use ${JSON.stringify(id.slice(0, 100))} as an installation's id: it takes 8 to 64 letters, digits and "-"`,
  );
}
