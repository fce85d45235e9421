import type { Fate } from "./console_options.ts";
import type { CalculatorEffects } from "./calculator_effects.ts";
import type { LinkEffects } from "./link_effects.ts";
import type { Osc52 } from "./osc52.ts";
import type { PortalEffects } from "./portal_effects.ts";

/** What can be done to the world outside of the screen. */
export interface Effects {
  /** `undefined` in client mode, which knows only a port. */
  readonly portal: PortalEffects | undefined;
  /** Which scaler that is; `undefined` in client mode, too. */
  readonly link: LinkEffects | undefined;
  readonly calculator: CalculatorEffects;
  /** Draws the whole screen anew: something else wrote on it. */
  readonly redraw: () => void;
  /** Gives the terminal back to the shell until the shell returns it. */
  readonly suspend: () => void;
  /** Puts a text on the terminal's clipboard, or tells why not. */
  readonly copy: (text: string) => Osc52;
  /** Ends the console; a scaler in the background meets its fate then. */
  readonly quit: (fate?: Fate) => void;
}
