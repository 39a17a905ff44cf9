import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** `/healthz`: the process runs. `/readyz`: Slack's deliveries reach it. For Bolt's custom routes and our own server. */
export function healthRoutes(ready: () => boolean) {
  const say = (response: ServerResponse, status: number, state: string): void => {
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify({ state }));
  };
  return [
    {
      path: '/healthz',
      method: 'GET',
      handler: (_request: IncomingMessage, response: ServerResponse) => {
        say(response, 200, 'running');
      },
    },
    {
      path: '/readyz',
      method: 'GET',
      handler: (_request: IncomingMessage, response: ServerResponse) => {
        if (ready()) say(response, 200, 'ready');
        else say(response, 503, 'not connected to Slack');
      },
    },
  ];
}

/** A server for health alone, where Slack delivers over a socket. Rejects when the port is taken. */
export async function serveHealth(port: number, ready: () => boolean): Promise<Server> {
  const routes = healthRoutes(ready);
  const server = createServer((request, response) => {
    const path = request.url?.split('?', 1)[0];
    const route = routes.find((one) => one.path === path && request.method === one.method);
    if (route) route.handler(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
  return server;
}
