import { join } from "node:path";

/** What makes certificates, where it is installed. */
export const OPENSSL = Bun.which("openssl");

/** A self-signed certificate for `localhost` and its key, in files. */
export function makeIdentity(path: string) {
  const cert = join(path, "cert.pem");
  const key = join(path, "key.pem");
  const { exitCode } = Bun.spawnSync([
    OPENSSL ?? "",
    ...["req", "-x509", "-newkey", "ec", "-nodes", "-days", "2"],
    ...["-pkeyopt", "ec_paramgen_curve:prime256v1", "-subj", "/CN=localhost"],
    ...["-addext", "subjectAltName=DNS:localhost"],
    ...["-keyout", key, "-out", cert],
  ]);
  if (exitCode !== 0) throw new Error("Cannot make a certificate");
  return { cert, key, flags: ["--tls-cert", cert, "--tls-key", key] };
}
