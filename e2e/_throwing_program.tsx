import { Text, useInput } from "ink";
import { useState } from "react";

import { openTerminal } from "../src/tui/terminal.ts";

/** A program that goes wrong on request: `h` in a handler, `r` in a frame. */
function Throwing() {
  const [broken, setBroken] = useState(false);
  useInput((input) => {
    if (input === "h") throw new Error("planned error in a handler");
    setBroken(true);
  });
  if (broken) throw new Error("planned error in a frame");
  return <Text>ready to go wrong</Text>;
}

void openTerminal(<Throwing />, process).ended.then((code) =>
  process.exit(code),
);
