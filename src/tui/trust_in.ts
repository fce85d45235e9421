import type { ScalerOutput } from "../wire/messages.ts";
import type { TlsTrust } from "../wire/open_channel.ts";

/**
 * How the ports of a scaler are called: as it tells, by certificates that were
 * given besides if there are any, and else as the person says.
 */
export function trustIn(
  scaler: Pick<ScalerOutput, "tls"> | undefined,
  given: TlsTrust | undefined,
): TlsTrust | undefined {
  const shown = scaler?.tls?.certificates ?? "";
  if (shown !== "") return { ...given, shown };
  return given;
}
