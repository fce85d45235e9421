import { Header } from "./header.ts";

const REST =
  "accept-charset accept-encoding accept-language accept-ranges accept access-control-allow-origin age allow authorization cache-control content-disposition content-encoding content-language content-length content-location content-range content-type cookie date etag expect expires from host if-match if-modified-since if-none-match if-range if-unmodified-since last-modified link location max-forwards proxy-authenticate proxy-authorization range referer refresh retry-after server set-cookie strict-transport-security transfer-encoding user-agent vary via www-authenticate";

/** The static table (RFC 7541 appendix A); index 1 is the first. */
export const STATIC_TABLE: readonly Header[] = [
  [":authority", ""],
  [":method", "GET"],
  [":method", "POST"],
  [":path", "/"],
  [":path", "/index.html"],
  [":scheme", "http"],
  [":scheme", "https"],
  ...["200", "204", "206", "304", "400", "404", "500"].map((status) => [
    ":status",
    status,
  ]),
  ...REST.split(" ").map((name) => [
    name,
    name === "accept-encoding" ? "gzip, deflate" : "",
  ]),
].map(([name = "", value = ""]) => new Header(name, value));

/** The first index of the dynamic table. */
export const FIRST_DYNAMIC = STATIC_TABLE.length + 1;
