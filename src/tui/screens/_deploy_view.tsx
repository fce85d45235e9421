import { formLines } from "../components/form_lines.ts";
import { Pane } from "../components/pane.tsx";
import { DEPLOY_STEPS, deployStepOf } from "../deploy_steps.ts";
import type { Line } from "../line.ts";
import type { ViewProps } from "../screen.ts";
import { reviewLines } from "./_review_lines.ts";

/** Where one is among the steps, and the step. */
export function DeployView(props: ViewProps) {
  const { route, width, height, theme } = props;
  const { form, tab } = route;
  const step = deployStepOf(tab);
  const head = [stepsLine(props), ...(height < 14 ? [] : [[]])];
  const room = { width, height: height - head.length, theme };
  const asked = form ? formLines(form, room) : [];
  const body =
    step === "review" && form
      ? reviewLines(props, { ...room, height: room.height - asked.length })
      : [];
  const lines = [...head, ...body, ...asked];
  return <Pane lines={lines} width={width} height={height} theme={theme} />;
}

/** All steps where there is room, else the one and how many there are. */
function stepsLine({ route, width, theme }: ViewProps): Line {
  const active = deployStepOf(route.tab);
  const index = DEPLOY_STEPS.findIndex(({ id }) => id === active);
  const title = DEPLOY_STEPS[index]?.title ?? "";
  if (width < 64) {
    const text = `  Step ${index + 1} of ${DEPLOY_STEPS.length}: ${title}`;
    return [{ text, bold: true, tone: "accent" }];
  }
  return DEPLOY_STEPS.flatMap(({ id, title }, at) => [
    { text: at === 0 ? "  " : theme.crumb, tone: "dim" },
    {
      text: ` ${at + 1} ${title} `,
      bold: id === active,
      inverse: id === active,
      tone: at > index ? "dim" : undefined,
    },
  ]);
}
