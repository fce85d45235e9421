import { TLS_FLAGS } from "./_tls_flags.ts";
import type { Flag } from "./arguments.ts";

/** How long an answer is waited for. */
export const DEFAULT_DEADLINE_MS = 30_000;
/** Rows of a table that are shown. */
export const DEFAULT_ROWS = 24;

/** The flags of `call` itself; those of the service come besides. */
export const CALL_FLAGS: readonly Flag[] = [
  { name: "json", help: "one JSON document instead of text" },
  { name: "csv", help: "CSV instead of text" },
  { name: "table", value: "<name>", help: "this table of the CSV alone" },
  { name: "deadline-ms", value: "<ms>", help: "how long to wait" },
  ...TLS_FLAGS,
  { name: "rows", value: "<n>", help: "rows of a table that are shown" },
  { name: "help", help: "what the service takes" },
];

/** How `call` is used. */
export const CALL_USAGE = `Usage: tellerline call <port | host:port> [<service> [--<field> <value> …]]

  call 61000                  lists the services behind the port
  call 61000 loan_emi --help  shows the fields of one
  call 61000 loan_emi --principal 1000000 --rate-percent 8.5 --tenure-months 240

  --json              one JSON document instead of text
  --csv               CSV (RFC 4180) instead of text: the figures, then each
                      table after an empty line and its name; no row is left out
  --table <name>      with --csv: this table alone, or \`figures\`
  --deadline-ms <ms>  how long to wait for the answer (${DEFAULT_DEADLINE_MS})
  --tls               the port speaks TLS, with a certificate the system trusts
  --tls-ca <file>     the same, with one that these PEM certificates vouch for
  --rows <n>          rows of a table that are shown (${DEFAULT_ROWS})
`;
