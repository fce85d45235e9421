/** What the hash worker is asked; one question at a time. */
export type HashQuestion =
  | {
      readonly kind: "hash";
      readonly password: string;
      readonly cost: number;
    }
  | {
      readonly kind: "compare";
      readonly password: string;
      readonly hash: string;
    };

/** What it answers: the hash, or whether the password is that of the hash. */
export type HashAnswer =
  | { readonly kind: "hash"; readonly hash: string }
  | { readonly kind: "compare"; readonly matches: boolean }
  | { readonly kind: "failed"; readonly reason: string };
