import { CalculatorClient } from "../wire/calculator_client.ts";
import { openClientLog } from "../wire/client_log.ts";
import {
  readCall,
  type CallRequest,
  type ServiceCall,
} from "./_call_request.ts";
import { CALL_USAGE } from "./_call_usage.ts";
import { fieldHelp } from "./_field_help.ts";
import { answerText, servicesText } from "./_call_text.ts";
import { EXIT, reportError } from "./report_error.ts";
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
      json: request?.kind === "call" && request.format === "json",
    });
  }
}

async function talk(request: ServiceCall, io: CommandIo): Promise<void> {
  const { target, deadlineMs, format } = request;
  const control = { signal: io.signal, deadlineMs };
  const log = openClientLog(io.stateDirectory);
  using client = new CalculatorClient(target, { log, tls: request.tls });
  const services = await client.listServices(control);
  if (request.serviceId === undefined) {
    return void io.write(servicesText(services, format, { width: io.columns }));
  }
  const service = request.find(services);
  if (request.help) return void io.write(fieldHelp(service));
  const how = { ...request, table: request.table(service), width: io.columns };
  const answer = await client.call(service, request.values(service), control);
  io.write(answerText(answer, service, how));
}
