/** Whether a measure is so near its target that nothing should change. */
export function isWithinTolerance(
  ratio: number,
  { tolerance }: { readonly tolerance: number },
): boolean {
  // 88/80 is 1.1 and comes out as 0.10000000000000009 too much.
  return Math.abs(ratio - 1) <= tolerance + 1e-9;
}
