/** Which scaler a console works with can be changed. */
export interface LinkEffects {
  /** Works with the scaler whose portal is there, if one is. */
  readonly attach: (address: string) => void;
  /** Works with the own scaler again; starts it where it is not there. */
  readonly detach: () => void;
}
