/** Why a text is no address of a scaler. */
export function noAddress(text: string): string {
  return `Cannot attach to "${text}": give host:port, such as 127.0.0.1:7400`;
}
