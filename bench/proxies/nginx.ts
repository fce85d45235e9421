import type { Front, Proxy, ProxyPlan } from "./types.ts";

const TEMPORARY = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];

/** nginx with one worker; connections to backends are kept. */
export const nginx = {
  name: "nginx",
  title: "nginx grpc_pass",
  program: "nginx",
  configuration: ({ fronts, directory }: ProxyPlan) => `daemon off;
worker_processes 1;
pid ${directory}/nginx.pid;
error_log stderr error;
events { worker_connections 8000; }
http {
  access_log off;
${TEMPORARY.map((it) => `  ${it}_temp_path ${directory}/${it};\n`).join("")}
  client_max_body_size 0;
  keepalive_requests 1000000000;
  keepalive_timeout 300s;
${fronts.map(sectionsOf).join("")}
}
`,
  command: (_, file) => ["nginx", "-e", "stderr", "-c", file],
} satisfies Proxy;

function sectionsOf({ port, backends }: Front): string {
  return `  upstream servers_${port} {
    least_conn;
${backends.map((it) => `    server 127.0.0.1:${it} max_fails=0;\n`).join("")}
    keepalive 256;
    keepalive_requests 1000000000;
  }
  server {
    listen 127.0.0.1:${port} http2 backlog=4096;
    location / {
      grpc_pass grpc://servers_${port};
      grpc_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    }
  }
`;
}
