import type { Press } from "./keys.ts";
import type { Hit } from "./line.ts";
import type { World } from "./world.ts";

/** What a click works on. */
export interface ClickOptions extends Pick<World, "store"> {
  readonly onPress: (press: Press) => void;
}

/** Does what a click means: a key that is written on the screen is pressed. */
export function clickOn(
  hit: Hit | undefined,
  { onPress }: Pick<ClickOptions, "onPress">,
): void {
  if (hit?.kind === "key") onPress({ name: hit.name, text: undefined });
}
