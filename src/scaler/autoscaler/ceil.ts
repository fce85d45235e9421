/** Far above what floating point loses, far below what anybody would notice. */
const SLACK = 1e-9;

/** `⌈value⌉`, not fooled by a sum that comes to 6.000000000000001. */
export function ceil(value: number): number {
  return Math.ceil(value - SLACK);
}
