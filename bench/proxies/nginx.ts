import type { Proxy } from "./types.ts";

/** nginx with one worker; connections to backends are kept. */
export const nginx = {
  name: "nginx",
  title: "nginx grpc_pass",
  program: "nginx",
  configuration: ({ port, backends, directory }) => `daemon off;
worker_processes 1;
pid ${directory}/nginx.pid;
error_log stderr error;
events { worker_connections 10000; }
http {
  access_log off;
  client_body_temp_path ${directory}/body;
  proxy_temp_path ${directory}/proxy;
  fastcgi_temp_path ${directory}/fastcgi;
  uwsgi_temp_path ${directory}/uwsgi;
  scgi_temp_path ${directory}/scgi;
  client_max_body_size 0;
  keepalive_requests 1000000000;
  keepalive_timeout 300s;
  upstream servers {
    least_conn;
${backends.map((it) => `    server 127.0.0.1:${it} max_fails=0;`).join("\n")}
    keepalive 256;
    keepalive_requests 1000000000;
  }
  server {
    listen 127.0.0.1:${port} http2 backlog=4096;
    location / {
      grpc_pass grpc://servers;
      grpc_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    }
  }
}
`,
  command: (_, file) => ["nginx", "-e", "stderr", "-c", file],
} satisfies Proxy;
