import type { CalculatorEffects } from "./calculator_effects.ts";
import { isDockShown } from "./layout.ts";
import type { World } from "./world.ts";

/**
 * Puts the calculator beside an instance by itself where the terminal has room
 * for it, once there is an end server that can say what it calculates.
 */
export function autoDock(
  { store }: Pick<World, "store">,
  { dock }: Pick<CalculatorEffects, "dock">,
): void {
  store.subscribe(() => {
    const { routes, size, data } = store.current();
    const route = routes.at(-1);
    if (route?.screen !== "instance" || route.dock || !isDockShown(size))
      return;
    const found = data.instances.find(({ id }) => id === route.instanceId);
    if (!found || found.ready === 0) return;
    dock(found, { isFocused: false });
  });
}
