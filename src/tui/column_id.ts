/** What a column is called where it is typed or remembered: `in-flight`. */
export function columnId({ title }: { readonly title: string }): string {
  const words = title.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.join("-");
}
