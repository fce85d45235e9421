import { createContext } from "react";

import type { Hits } from "./hits.ts";

/** Where panes tell what is where; nowhere when nobody clicks. */
export const HitsContext = createContext<Hits | undefined>(undefined);

/** Whether keys may go to what is drawn within. */
export const KeysContext = createContext(true);
