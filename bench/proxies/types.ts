/** A port and what is balanced behind it, all on 127.0.0.1. */
export interface Front {
  readonly port: number;
  readonly backends: readonly number[];
}

/** What one process of a proxy is to do. */
export interface ProxyPlan {
  /** Mostly one; two where tenants are neighbours. */
  readonly fronts: readonly Front[];
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
