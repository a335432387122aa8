import { bugs } from './bugs.ts';
import { live } from './life.ts';
import { openServerPort } from './server-port.ts';

/** `npm run simulate -- <first seed> <how many> [bug] [--items] [--proofs]`: more lives than `npm test` has time for. Prints every seed that breaks a promise. */
const items = process.argv.includes('--items');
const proofs = process.argv.includes('--proofs');
const [first = '1', many = '1000', bugName] = process.argv.slice(2).filter(word => !word.startsWith('--'));
const bug = bugs.find(one => one.name === bugName) ?? null;
if (bugName !== undefined && bug === null) throw new Error(`no such bug: ${bugName}`);
const started = performance.now();
const server = await openServerPort();
let failed = 0;
for (let seed = Number(first); seed < Number(first) + Number(many); seed += 1) {
  const broken = await live(seed, server, bug, items || (bug?.items ?? false), proofs || (bug?.proofs ?? false));
  if (broken.length === 0) continue;
  failed += 1;
  console.log(`seed ${seed}:\n  ${broken.slice(0, 6).join('\n  ')}`);
}
const seconds = (performance.now() - started) / 1000;
console.log(`${many} lives from seed ${first}, ${failed} with a broken promise, ${seconds.toFixed(1)} s, ${(Number(many) / seconds).toFixed(1)} lives/s, ${(process.cpuUsage().user / 1e6 / Number(many) * 1000).toFixed(1)} ms CPU each`);
process.exitCode = failed > 0 ? 1 : 0;
