/** A table of Markdown; a cell's bars are kept from ending it. */
export function markdownTable(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
): string[] {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(titles), line(titles.map(() => "---")), ...rows.map(line)];
}

/** A list of Markdown. */
export function markdownList(texts: readonly string[]): string[] {
  return texts.map((text) => `- ${text}`);
}

/** Text as code. */
export function code(text: string): string {
  return text === "" ? "" : `\`${text}\``;
}
