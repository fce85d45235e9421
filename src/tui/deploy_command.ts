import { WORK_FIELDS, LIMIT_FIELDS } from "./requests.ts";

type Values = Readonly<Record<string, string>>;

/**
 * The command line that deploys the same: `portal deploy` with a flag for each
 * value that is not the scaler's own default.
 */
export function deployCommand(values: Values, defaults: Values): string {
  const numbers = [...LIMIT_FIELDS, ...WORK_FIELDS].map(({ name }) => name);
  const usual = ["shadow", ...numbers];
  const given = usual.filter((name) => values[name] !== defaults[name]);
  const names = ["services", "strategy", "policy", "name", ...given];
  const flags = names.flatMap((name) => {
    const value = values[name]?.trim() ?? "";
    if (value === "") return [];
    return [`--${name.replaceAll("_", "-")} ${quoted(value)}`];
  });
  return ["tellerline portal deploy", ...flags].join(" ");
}

/** As a POSIX shell takes it for one word. */
function quoted(value: string): string {
  if (/^[\w.,:@%+/-]+$/.test(value)) return value;
  return `'${value.replaceAll("'", `'\\''`)}'`;
}
