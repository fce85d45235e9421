/** One field of a CSV record, in quotes where RFC 4180 wants them. */
export function csvField(text: string): string {
  if (!/[",\r\n]/.test(text)) return text;
  return `"${text.replaceAll('"', '""')}"`;
}
