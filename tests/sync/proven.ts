import type { FindingRecord } from '../../contract/record.ts';
import { decide } from '../../store/decide.ts';
import { keepEvidence, type Unsealed } from '../../store/evidence.ts';
import type { Picture } from '../../store/schema.ts';
import { png, sha256Of } from '../server/support/proof.ts';
import { fault, read } from '../store/reports.ts';
import type { browserOf } from './browsers.ts';

type Browser = Awaited<ReturnType<typeof browserOf>>;

/** What a run of synchronise is told of pictures. */
export const on = { evidence: { pictures: true } } as const;
export const off = { evidence: { pictures: false } } as const;

export function pictured(bytes = png()): Picture {
  return { sha256: sha256Of(bytes), mime: 'image/png', bytes: new Uint8Array(bytes) };
}
export function unsealed(of: FindingRecord, picture: Picture | null): Unsealed {
  return {
    findingId: of.id, inspectionId: of.inspectionId, url: of.url, title: of.pageTitle, status: 200, says: of.says, about: of.about, quote: '', cites: of.cites, place: of.at, check: of.check, checkVersion: of.checkVersion, toolVersion: '0.1.0', catalogue: 'test',
    picture: picture && { sha256: picture.sha256, mime: picture.mime, width: 60, height: 1, bytes: picture.bytes.length, mark: [0, 0, 10, 1], covered: 1 }, without: picture ? null : '网页不在前台',
  };
}
/** Reads a page, confirms what is found and proves it. */
export async function proven({ pen }: Pick<Browser, 'pen'>, ...pictures: readonly (Picture | null)[]): Promise<readonly FindingRecord[]> {
  const page = await read(pen, pictures.map((_, at) => fault(`Tag${at}`)));
  await decide(pen, page.present, 'confirmed', '');
  const findings = await Promise.all(page.present.map(async (id) => (await pen.store.get('finding', id))!.data));
  await keepEvidence(pen, findings.map((one, at) => unsealed(one, pictures[at] ?? null)), pictures.filter((one) => one !== null));
  return findings;
}
export const states = async ({ store }: Pick<Browser, 'store'>) => (await store.getAll('upload')).map(({ state, words, why }) => [state, words, why]);
/** What a browser asked of the server, by method and path. */
export function watched(over: (path: string, method: string) => Response | 'lost' | null = () => null) {
  const asked: string[] = [];
  const send = (async (input: string, init: RequestInit) => {
    const path = new URL(input).pathname;
    const method = init.method ?? 'GET';
    asked.push(`${method} ${path.replace(/[0-9a-f]{64}/, '…')}`);
    const answer = over(path, method);
    if (answer instanceof Response) return answer;
    const real = await fetch(input, init);
    if (answer === 'lost') throw new TypeError('network');
    return real;
  }) as typeof fetch;
  return { asked, options: { fetch: send } };
}
export const blobs = (asked: readonly string[]) => asked.filter((one) => one.includes('/v1/blobs') || one === 'POST /v1/evidence');
