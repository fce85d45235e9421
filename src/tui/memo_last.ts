/**
 * Remembers the last result of a function: asked again with the same
 * arguments it gives the same object, so that what is made of it is not made
 * again either.
 */
export function memoLast<Arguments extends readonly unknown[], Result>(
  make: (...given: Arguments) => Result,
): (...given: Arguments) => Result {
  let last: { readonly given: Arguments; readonly result: Result } | undefined;
  return function memoized(...given) {
    const isSame = last?.given.every((value, at) =>
      Object.is(value, given[at]),
    );
    if (last && isSame) return last.result;
    const result = make(...given);
    last = { given, result };
    return result;
  };
}
