/** A text from elsewhere: nothing in it may move the cursor or break the line. */
export function oneLine(text: string): string {
  return Bun.stripANSI(text).replaceAll(/\p{Cc}+/gu, " ");
}
