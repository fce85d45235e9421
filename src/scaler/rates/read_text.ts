/** What a body held, or why it cannot be used. */
export type BodyText =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "unusable"; readonly why: string };

/**
 * Reads a body as UTF-8, but never more than `maxBytes` of it, counted after
 * any compression is undone.
 */
export async function readText(
  { body }: Response,
  maxBytes: number,
): Promise<BodyText> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > maxBytes) {
      return { kind: "unusable", why: `it sends more than ${maxBytes} bytes` };
    }
    chunks.push(chunk);
  }
  try {
    const decoder = new TextDecoder("utf-8", { fatal: true });
    return { kind: "text", text: decoder.decode(Buffer.concat(chunks)) };
  } catch {
    return { kind: "unusable", why: "what it sends is not UTF-8" };
  }
}
