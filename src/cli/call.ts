import { CalculatorClient } from "../wire/calculator_client.ts";
import { openClientLog } from "../wire/client_log.ts";
import { formatAnswer } from "./_answer.ts";
import { CALL_USAGE, readCall, type CallRequest } from "./_call_request.ts";
import { fieldHelp } from "./_field_help.ts";
import { EXIT, reportError } from "./report_error.ts";
import { formatTable } from "./table.ts";
import type { CommandIo } from "./types.ts";

/**
 * `tellerline call`: one request to an instance's port, made from its own
 * catalogue. Exit code 0 for an answer, 1 for a refusal or failure, 2 for a
 * command line that cannot be read.
 */
export async function call(
  args: readonly string[],
  io: CommandIo,
): Promise<number> {
  let request: CallRequest | undefined;
  try {
    request = readCall(args);
    if (request.kind === "usage") io.write(CALL_USAGE);
    else await talk(request, io);
    return EXIT.ok;
  } catch (error) {
    return reportError(error, io, {
      target: request?.kind === "call" ? request.target : "",
      whenUnreachable: "`tellerline portal list` shows the ports in use",
      help: "call --help",
      json: request?.kind === "call" && request.json,
    });
  }
}

async function talk(
  request: Extract<CallRequest, { kind: "call" }>,
  io: CommandIo,
): Promise<void> {
  const { target, deadlineMs, json } = request;
  const control = { signal: io.signal, deadlineMs };
  const log = openClientLog(io.stateDirectory);
  using client = new CalculatorClient(target, { log });
  const services = await client.listServices(control);
  if (request.serviceId === undefined) {
    return void io.write(
      json ? `${JSON.stringify(services)}\n` : list(services, io),
    );
  }
  const service = request.find(services);
  if (request.help) return void io.write(fieldHelp(service));
  const answer = await client.call(service, request.values(service), control);
  io.write(
    json
      ? `${JSON.stringify({ service: service.id, ...answer })}\n`
      : formatAnswer(answer, service, {
          width: io.columns,
          rows: request.rows,
        }),
  );
}

function list(
  services: readonly { id: string; title: string; summary: string }[],
  { columns: width }: CommandIo,
): string {
  const titles = ["SERVICE", "TITLE", "WHAT IT DOES"];
  const rows = services.map(({ id, title, summary }) => [id, title, summary]);
  return formatTable(
    titles.map((title) => ({ title })),
    rows,
    { width },
  );
}
