/** Whether every word of a filter occurs in a text, in whatever order. */
export function matchesWords(text: string, query: string): boolean {
  const whole = text.toLowerCase();
  return wordsOf(query).every((word) => whole.includes(word));
}

/** Whether what is searched for occurs in a text as it was typed. */
export function matchesText(text: string, query: string): boolean {
  return query !== "" && text.toLowerCase().includes(query.toLowerCase());
}

function wordsOf(query: string): string[] {
  return query.toLowerCase().split(/\s+/).filter(Boolean);
}
