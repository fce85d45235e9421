import type { ServiceOutput } from "../../wire/messages.ts";
import type { Column } from "../components/table.ts";
import { rowTable } from "../row_table.ts";
import type { Seen } from "../screen.ts";

const COLUMNS: readonly Column<ServiceOutput>[] = [
  { title: "Service", cell: ({ title }) => title, priority: 0 },
  { title: "Name", cell: ({ id }) => id, priority: 2 },
  {
    title: "What it does",
    cell: ({ summary }) => summary,
    grows: true,
    min: 20,
    priority: 1,
  },
];

/** The table of services. */
export const SERVICES = rowTable<ServiceOutput>({
  tab: "services",
  columns: COLUMNS,
  id: ({ id }) => id,
  copy: ({ method }) => ({ what: "method", text: method }),
});

const NONE: readonly ServiceOutput[] = [];

/** What the port lists; nothing until it has told. */
export function servicesOf({ data, route }: Seen): readonly ServiceOutput[] {
  const catalogue = data.catalogues[route.address];
  return catalogue?.kind === "known" ? catalogue.services : NONE;
}

/** The service that keys act upon: the first until another is selected. */
export function chosenService(seen: Seen): ServiceOutput | undefined {
  const shown = SERVICES.shown(servicesOf(seen), seen);
  return (
    shown.find(({ id }) => id === seen.route.selected.services) ?? shown[0]
  );
}
