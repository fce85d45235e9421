/** Where a proxy listens and what it balances over, all on 127.0.0.1. */
export interface ProxyPlan {
  readonly port: number;
  readonly backends: readonly number[];
  /** Where configuration files may be written. */
  readonly directory: string;
}

/** One contestant. */
export interface Proxy {
  readonly name: string;
  readonly title: string;
  /** Its program; a named skip where it is missing. */
  readonly program: string;
  /** The configuration it is given, when it reads one from a file. */
  readonly configuration?: (plan: ProxyPlan) => string;
  /** Its command; `file` is where the configuration was written. */
  readonly command: (plan: ProxyPlan, file: string) => readonly string[];
}
