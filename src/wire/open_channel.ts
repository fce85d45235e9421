import { X509Certificate } from "node:crypto";
import { isIP } from "node:net";
import {
  checkServerIdentity,
  rootCertificates,
  type PeerCertificate,
} from "node:tls";

import { Client, credentials, type ChannelCredentials } from "@grpc/grpc-js";

import { hostOf } from "../base/host_port.ts";

/** Whom a client believes to be who it says. */
export interface TlsTrust {
  /** PEM certificates that vouch for a port's. @default those the system trusts */
  readonly ca?: string;
  /**
   * PEM certificates that the port is known to show, its own first. No other is
   * believed then, and the names in it do not matter.
   */
  readonly shown?: string;
}

/** A connection on which gRPC is spoken; it opens when it is first used. */
export type Channel = Client;

/** What stands for this machine where a name is needed, as with SNI. */
const LOCAL_NAME = "localhost";
const LOOPBACK = /^(127(\.\d{1,3}){3}|::1)$/;

/**
 * Makes a channel to `host:port`; without trust, TLS is not spoken.
 *
 * @throws {Error} when a certificate that is known to be shown is none.
 */
export function openChannel(
  address: string,
  tls: TlsTrust | undefined,
): Channel {
  const host = hostOf(address).replaceAll(/[[\]]/g, "");
  // An address of digits is no name, and TLS begins with one.
  const isNamed = tls === undefined || isIP(host) === 0;
  return new Client(address, securityOf(host, tls), {
    ...(isNamed ? {} : { "grpc.ssl_target_name_override": LOCAL_NAME }),
    // An instance is dialled directly, whatever proxy the shell names.
    "grpc.enable_http_proxy": 0,
    "grpc.max_reconnect_backoff_ms": 2_000,
  });
}

function securityOf(
  host: string,
  tls: TlsTrust | undefined,
): ChannelCredentials {
  if (tls === undefined) return credentials.createInsecure();
  const { ca, shown } = tls;
  const check = shown === undefined ? byName(host) : byCertificate(shown, host);
  const trusted =
    shown === undefined ? ca : `${ca ?? rootsFor(shown)}\n${shown}`;
  const roots = trusted === undefined ? null : Buffer.from(trusted);
  return credentials.createSsl(roots, null, null, {
    checkServerIdentity: (_, certificate) => check(certificate),
  });
}

type Check = (certificate: PeerCertificate) => Error | undefined;

/** By a name in it; this machine may be called by its usual one. */
function byName(host: string): Check {
  return (certificate) => {
    const error = checkServerIdentity(host, certificate);
    if (!error || !LOOPBACK.test(host)) return error;
    return checkServerIdentity(LOCAL_NAME, certificate) && error;
  };
}

function byCertificate(shown: string, host: string): Check {
  const { raw } = new X509Certificate(shown);
  return (certificate) =>
    certificate.raw.equals(raw)
      ? undefined
      : new Error(`${host} shows another certificate than its scaler tells`);
}

/** One that vouches for itself needs nobody else. */
function rootsFor(shown: string): string {
  const own = new X509Certificate(shown);
  return own.issuer === own.subject ? "" : rootCertificates.join("\n");
}
