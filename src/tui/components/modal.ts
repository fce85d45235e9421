import { keyLabel, type Binding } from "../key_map.ts";
import { line, type Line } from "../line.ts";
import { clean, fit, wrap } from "../text.ts";
import type { Theme } from "../theme.ts";
import type { Confirm, Modal } from "../types.ts";

/** What the modal is drawn from. */
export interface ModalOptions {
  readonly width: number;
  readonly height: number;
  /** The help of the screen beneath, and its keys. */
  readonly help: string;
  readonly bindings: readonly Binding[];
  readonly theme: Theme;
}

/** A modal takes the whole body: no box can be too big for the terminal. */
export function modalLines(modal: Modal, options: ModalOptions): Line[] {
  const { width } = options;
  switch (modal.kind) {
    case "help":
      return helpLines(options).slice(modal.scroll);
    case "confirm":
      return confirmLines(modal.confirm, { yes: modal.yes, width });
    default:
      return modal satisfies never;
  }
}

function helpLines({ help, bindings, width, theme }: ModalOptions): Line[] {
  const { ellipsis } = theme;
  const rows = bindings.map(({ keys, label }): Line => {
    const names = keys.map(keyLabel).join(", ");
    return [
      { text: `  ${fit(names, 22, { ellipsis })} `, bold: true },
      { text: fit(label, Math.max(0, width - 25), { ellipsis }).trimEnd() },
    ];
  });
  return [...paragraph(help, width), [], ...rows];
}

function confirmLines(
  { question, yesLabel }: Confirm,
  { yes, width }: { readonly yes: boolean; readonly width: number },
): Line[] {
  return [
    [],
    ...paragraph(question, width),
    [],
    [
      { text: "  " },
      { text: `${yes ? "  " : "> "}Cancel `, inverse: !yes },
      { text: "  " },
      { text: `${yes ? "> " : "  "}${yesLabel} `, inverse: yes, tone: "err" },
    ],
  ];
}

function paragraph(text: string, width: number): Line[] {
  return wrap(clean(text), width - 4).map((it) => line(`  ${it}`));
}
