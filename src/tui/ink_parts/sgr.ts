/** A look that a code turns on, and the code that ends it: `1` and `22`. */
export interface Sgr {
  readonly on: string;
  readonly off: string;
}

/** How a cell looks: what is on there. Never changed once it is made. */
export type Look = readonly Sgr[];

/** Nothing is on. */
export const PLAIN: Look = Object.freeze([]);

// ECMA-48, 8.3.117; bright colours as in xterm.
const ENDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:1|2)$/, "22"],
  [/^3$/, "23"],
  [/^4$/, "24"],
  [/^7$/, "27"],
  [/^8$/, "28"],
  [/^9$/, "29"],
  [/^53$/, "55"],
  [/^(?:3[0-7]|38;.*|9[0-7])$/, "39"],
  [/^(?:4[0-7]|48;.*|10[0-7])$/, "49"],
];
const END_CODES = new Set(ENDS.map(([, off]) => off));
/** Bold and faint, which may be on together and end together. */
const INTENSITY = "22";
/** Parameters: a colour of a palette or of three parts is one of them. */
const CODE = /[34]8;5;\d+|[34]8;2;\d+;\d+;\d+|\d+/g;

/** A look after the parameters of an SGR sequence: `1;38;5;12`. */
export function lookAfter(look: Look, parameters: string): Look {
  const codes = parameters.match(CODE) ?? ["0"];
  return codes.reduce(lookAfterCode, look);
}

function lookAfterCode(look: Look, code: string): Look {
  if (Number(code) === 0) return PLAIN;
  if (END_CODES.has(code)) return look.filter(({ off }) => off !== code);
  const off = ENDS.find(([on]) => on.test(code))?.[1];
  if (off === undefined) return look;
  const stays = (it: Sgr) =>
    off === INTENSITY ? it.on !== code : it.off !== off;
  return [...look.filter(stays), { on: code, off }];
}

/** The least that has to be written to come from one look to another. */
export function sequenceBetween(from: Look, to: Look): string {
  if (from === to || (from.length === 0 && to.length === 0)) return "";
  const goes = from.filter((it) => !isOn(it, to) && !isReplaced(it, to));
  const ends = new Set(goes.map(({ off }) => off));
  const kept = from.filter(({ off }) => !ends.has(off));
  const begins = to.filter((it) => !isOn(it, kept)).map(({ on }) => on);
  return [...ends, ...begins].map((code) => `\x1b[${code}m`).join("");
}

function isOn({ on }: Sgr, look: Look): boolean {
  return look.some((it) => it.on === on);
}

/** A colour need not end before the next one begins. */
function isReplaced({ off }: Sgr, look: Look): boolean {
  return off !== INTENSITY && look.some((it) => it.off === off);
}
