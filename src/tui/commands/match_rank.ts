/**
 * How well a name fits what was typed, the best 0: typed in full, its
 * beginning, the beginning of a word in it, anywhere in it, its letters in
 * order. `undefined` when it does not fit at all.
 */
export function matchRank(name: string, typed: string): number | undefined {
  const text = name.toLowerCase();
  const wanted = typed.trim().toLowerCase();
  if (wanted === "") return 1;
  if (text === wanted) return 0;
  if (text.startsWith(wanted)) return 1;
  const at = text.indexOf(wanted);
  if (at > 0) return /[^a-z0-9]/.test(text.charAt(at - 1)) ? 2 : 3;
  return isSubsequence(wanted, text) ? 4 : undefined;
}

function isSubsequence(wanted: string, text: string): boolean {
  let at = 0;
  for (const character of text) {
    if (character === wanted.charAt(at)) at++;
  }
  return at === wanted.length;
}
