import { text } from "./fields.ts";
import { output } from "./outputs.ts";
import type { Calculator } from "./types.ts";

const fields = {
  text: text({
    tag: 1,
    label: "Text",
    required: true,
    max: "1000",
    example: "hello",
    help: "What to send back, up to 1000 characters.",
  }),
};

const outputs = {
  text: output("text", { tag: 1, label: "Text" }),
};

/** Answers what it is sent: the smallest service, to try a connection with. */
export const echo = {
  title: "Echo",
  summary: "Sends back what it is sent",
  about: {
    formula: ["The text, unchanged."],
    sources: ["None: nothing is computed."],
    outOfScope: ["Texts of more than 1000 characters; they are refused."],
    example: { text: "hello" },
  },
  fields,
  outputs,
  compute(values) {
    return { text: values.text };
  },
} satisfies Calculator<typeof fields, typeof outputs>;
