import { useApp } from "ink";
import { useEffect, type ReactNode } from "react";

/** Hands the terminal over while `work` runs, and draws anew after it. */
export type Suspend = (work: () => Promise<void>) => Promise<void>;

/** What is drawn, and who is told how to hand the terminal over. */
export interface SuspendableProps {
  readonly children: ReactNode;
  readonly register: (suspend: Suspend) => void;
}

/** Ink tells only components how the terminal is handed over. */
export function Suspendable({ children, register }: SuspendableProps) {
  const { suspendTerminal } = useApp();
  useEffect(() => register(suspendTerminal), [register, suspendTerminal]);
  return children;
}
