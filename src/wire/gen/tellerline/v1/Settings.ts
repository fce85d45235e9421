// Original file: proto/tellerline/v1/portal.proto

export interface Settings {
  services?: string[];
  strategy?: string;
  policy?: string;
  min?: number;
  max?: number;
  concurrency?: number;
  queueLimit?: number;
  cpuTargetPercent?: number | string;
  queueTarget?: number | string;
  sleepMs?: number;
  cpuMs?: number;
  cpuLimit?: number | string;
  memoryMib?: number;
  _strategy?: "strategy";
  _policy?: "policy";
  _min?: "min";
  _max?: "max";
  _concurrency?: "concurrency";
  _queueLimit?: "queueLimit";
  _cpuTargetPercent?: "cpuTargetPercent";
  _queueTarget?: "queueTarget";
  _sleepMs?: "sleepMs";
  _cpuMs?: "cpuMs";
  _cpuLimit?: "cpuLimit";
  _memoryMib?: "memoryMib";
}

export interface Settings__Output {
  services: string[];
  strategy?: string;
  policy?: string;
  min?: number;
  max?: number;
  concurrency?: number;
  queueLimit?: number;
  cpuTargetPercent?: number;
  queueTarget?: number;
  sleepMs?: number;
  cpuMs?: number;
  cpuLimit?: number;
  memoryMib?: number;
}
