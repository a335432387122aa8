import { startServer } from '../../../server/start.ts';
import { testExtId } from './person.ts';
import { quickCost } from './quick-cost.ts';

/** A server in a process of its own, to be killed. Prints its address and setup link as one line of JSON. */
const [dataDir = '', port = '0', postgres] = process.argv.slice(2);
const server = await startServer({ secondFactor: 'off', dataDir, postgres, port: Number(port), extIds: [testExtId], passwordCost: quickCost, pushPerMinute: 1e6, pullPerMinute: 1e6 });
process.stdout.write(`${JSON.stringify({ url: server.url, setupLink: server.setupLink })}\n`);
