import {
  createPrivateKey,
  createPublicKey,
  sign,
  verify,
  type KeyObject,
} from "node:crypto";

/** The scaler's half of what it and its end servers trust each other by. */
export interface ControlKey {
  /** What end servers are started with; no secret, whoever may see it. */
  readonly publicKey: string;
  readonly sign: (bytes: Uint8Array) => Buffer;
}

/** What comes before the 32 bytes of an Ed25519 key in PKCS 8: RFC 8410. */
const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");
const SEED = /^[0-9a-f]{64}$/;
const PUBLIC_KEY = /^[A-Za-z0-9_-]{43}$/;

/**
 * The key that comes from an installation's secret: Ed25519.
 *
 * @param seed 32 bytes, hexadecimal.
 * @throws {TypeError} when it is none; it is not repeated.
 */
export function controlKeyOf(seed: string): ControlKey {
  if (!SEED.test(seed)) throw new TypeError("Cannot make a key: no such seed");
  const der = Buffer.concat([PKCS8, Buffer.from(seed, "hex")]);
  const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const { x = "" } = createPublicKey(key).export({ format: "jwk" });
  return { publicKey: x, sign: (bytes) => sign(null, bytes, key) };
}

/**
 * The public half, out of its text.
 *
 * @throws {RangeError} when it is none.
 */
export function readPublicKey(text: string): KeyObject {
  if (!PUBLIC_KEY.test(text)) {
    throw new RangeError(
      `Cannot read the control key "${text.slice(0, 50)}": give 43 characters of base64url`,
    );
  }
  const jwk = { kty: "OKP", crv: "Ed25519", x: text };
  return createPublicKey({ key: jwk, format: "jwk" });
}

/** Whether the holder of the secret half signed exactly these bytes. */
export function isSignedBy(
  publicKey: KeyObject,
  {
    bytes,
    signature,
  }: { readonly bytes: Uint8Array; readonly signature: Uint8Array },
): boolean {
  return verify(null, bytes, publicKey, signature);
}
