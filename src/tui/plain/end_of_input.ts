/** There is nobody left to answer: the input has ended. */
export class EndOfInput extends Error {
  override name = "EndOfInput";

  constructor() {
    super("Cannot ask anything more: the input has ended");
  }
}
