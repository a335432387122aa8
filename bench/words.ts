import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createSlipFinder } from '../page/content/word-slips.ts';
import { builtInWords } from '../standards/words/built-in.ts';

/**
 * Words are to be compared within 20 ms for 20,000 letters with 10,000 strings; this measures it in processor time, and how it grows.
 * Run: `node bench/words.ts`. The names are as a county writes them: many begin and end alike. `plain`: the texts of the demo site
 * and the clauses, with one such name in every 400 letters; `dense`: a list of nothing but such names; `wrong`: the same with one letter
 * wrong in each, the worst there is.
 */
const places = Array.from({ length: 100 }, (_, at) => `${'东西南北中'[at % 5]}${'山河湖海城'[Math.floor(at / 5) % 5]}${'安宁康平泰'[Math.floor(at / 25) % 5]}`);
const offices = Array.from({ length: 100 }, (_, at) => `${'教卫民财农交水林商文'[at % 10]}${'育生政务业通利草务化'[Math.floor(at / 10)]}服务中心`);
const entries = places.flatMap((place) => offices.map((office) => ({ text: `${place}县${office}`, kind: 'name' as const, source: '性能对照' })));

const before = process.cpuUsage();
const find = createSlipFinder({ ...builtInWords, canonical: [...builtInWords.canonical, ...entries] });
console.log(`${entries.length} 条词，建索引 ${spent(before).toFixed(0)} 毫秒`);

const prose = await proseOf(path.join(import.meta.dirname, '..', 'standards'));
const nameAt = (at: number): string => entries[(at * 7919) % entries.length]!.text;
const kinds = {
  plain: (letters: number): string => Array.from({ length: Math.ceil(letters / 400) }, (_, at) => prose.slice((at * 385) % (prose.length - 400), (at * 385) % (prose.length - 400) + 385) + nameAt(at)).join('').slice(0, letters),
  wrong: (letters: number): string => Array.from({ length: Math.ceil(letters / 10) }, (_, at) => nameAt(at).replace(/县./, '县众')).join('、').slice(0, letters),
  dense: (letters: number): string => Array.from({ length: Math.ceil(letters / 10) }, (_, at) => nameAt(at)).join('、').slice(0, letters),
};
for (const [kind, textOf] of Object.entries(kinds)) {
  for (const letters of [20_000, 40_000, 400_000]) {
    const text = textOf(letters);
    const slices = Array.from({ length: letters / 4000 }, (_, at) => text.slice(at * 4000, at * 4000 + 4000));
    const times = Array.from({ length: letters > 1e5 ? 3 : 25 }, () => {
      const from = process.cpuUsage();
      for (const slice of slices) find(slice);
      return spent(from);
    }).toSorted((a, b) => a - b);
    console.log(`${kind} ${letters} 字：最快 ${times[0]!.toFixed(1)}，中位 ${times[times.length >> 1]!.toFixed(1)} 毫秒处理器时间`);
  }
}

function spent(from: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

/** Official wording, from the standards this product holds as data. */
async function proseOf(folder: string): Promise<string> {
  const texts = await Promise.all((await readdir(folder)).filter((name) => name.endsWith('.ts')).map((name) => readFile(path.join(folder, name), 'utf8')));
  return texts.join('').replace(/[^\u4e00-\u9fa5，。；、]/g, '');
}
