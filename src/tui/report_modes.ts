/** What a terminal is asked to tell by itself. */
export interface ReportModes {
  readonly enter: () => void;
  readonly leave: () => void;
  /** Has clicks and the wheel told, or leaves the mouse to the terminal. */
  readonly useMouse: (on: boolean) => void;
}

// Focus is xterm's mode 1004; buttons and the wheel are 1000, told as SGR 1006.
const FOCUS_ON = "\x1b[?1004h";
const FOCUS_OFF = "\x1b[?1004l";
const MOUSE_ON = "\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF = "\x1b[?1000l\x1b[?1006l";

/** Asks a terminal for reports; the mouse only when that is wanted. */
export function reportModes(write: (text: string) => void): ReportModes {
  let hasMouse = false;
  return {
    enter: () => write(hasMouse ? FOCUS_ON + MOUSE_ON : FOCUS_ON),
    leave: () => write(MOUSE_OFF + FOCUS_OFF),
    useMouse(on) {
      hasMouse = on;
      write(on ? MOUSE_ON : MOUSE_OFF);
    },
  };
}
