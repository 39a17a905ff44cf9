import type { IncomingMessage, ServerResponse } from 'node:http';

/** `/healthz`: the process runs. `/readyz`: Slack's deliveries reach it. For Bolt's custom routes. */
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
