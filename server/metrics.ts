import { createServer, type Server } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What an operator watches, as numbers without names of people or pages. */
export interface Metrics {
  /** One answered request. */
  request(route: string, status: number, milliseconds: number): void;
  /** Prometheus text, format 0.0.4. */
  render(): string;
}

const buckets = [5, 10, 25, 50, 100, 250, 500, 1000, 5000];

export function createMetrics(): Metrics {
  const requests = new Map<string, number>();
  const slow = buckets.map(() => 0);
  let count = 0;
  let sum = 0;
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  return {
    request(route, status, milliseconds) {
      const key = `route="${route}",status="${status}"`;
      requests.set(key, (requests.get(key) ?? 0) + 1);
      count += 1;
      sum += milliseconds;
      for (const [at, limit] of buckets.entries()) if (milliseconds <= limit) slow[at] = (slow[at] ?? 0) + 1;
    },
    render() {
      const { rss, heapUsed } = process.memoryUsage();
      const lines = [
        '# TYPE duwang_requests_total counter', ...[...requests].toSorted().map(([labels, number]) => `duwang_requests_total{${labels}} ${number}`),
        '# TYPE duwang_request_milliseconds histogram', ...buckets.map((limit, at) => `duwang_request_milliseconds_bucket{le="${limit}"} ${slow[at] ?? 0}`),
        `duwang_request_milliseconds_bucket{le="+Inf"} ${count}`, `duwang_request_milliseconds_sum ${sum.toFixed(3)}`, `duwang_request_milliseconds_count ${count}`,
        '# TYPE duwang_event_loop_delay_p99_seconds gauge', `duwang_event_loop_delay_p99_seconds ${(delay.percentile(99) / 1e9).toFixed(6)}`,
        '# TYPE duwang_resident_bytes gauge', `duwang_resident_bytes ${rss}`, '# TYPE duwang_heap_bytes gauge', `duwang_heap_bytes ${heapUsed}`,
        '# TYPE duwang_uptime_seconds counter', `duwang_uptime_seconds ${process.uptime().toFixed(0)}`,
      ];
      return `${lines.join('\n')}\n`;
    },
  };
}

/** Serves the numbers on a port of their own, to this machine only. */
export async function serveMetrics(metrics: Metrics, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') return void response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8', 'Cache-Control': 'no-store' }).end(metrics.render());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}
