import type { Place } from '../contract/finding.ts';
import type { FindingRecord } from '../contract/record.ts';

/** A finding without what only its own view needs: what sheets, lists and root causes are made of. */
export type ShortFinding = Pick<FindingRecord, 'id' | 'inspectionId' | 'key' | 'check' | 'code' | 'verdict' | 'about' | 'says' | 'fix' | 'cites' | 'url' | 'pageType' | 'pageTitle' | 'category' | 'status' | 'foundAt'> & { readonly at: Pick<Place, 'selector' | 'quote'> | null };

/** Grows whenever what is packed or how changes: what an earlier version packed is then made anew. */
export const shortShape = 1;

export function shortened(finding: FindingRecord): ShortFinding {
  const { id, inspectionId, key, check, code, verdict, about, says, fix, cites, url, pageType, pageTitle, category, status, foundAt, at } = finding;
  return { id, inspectionId, key, check, code, verdict, about, says, fix, cites, url, pageType, pageTitle, category, status, foundAt, at: at && { selector: at.selector, quote: at.quote } };
}

/**
 * All of them in one value: twenty thousand are read in a tenth of the time that twenty thousand records take. Every text stands there
 * once: most findings share their page, their rule and their words.
 */
export function packFindings(findings: readonly ShortFinding[]): Uint8Array<ArrayBuffer> {
  const texts: string[] = [];
  const places = new Map<string, number>();
  const text = (value: string): number => {
    const known = places.get(value);
    if (known !== undefined) return known;
    places.set(value, texts.length);
    return texts.push(value) - 1;
  };
  const rows = findings.map(({ id, inspectionId, key, check, code, verdict, about, says, fix, cites, url, pageType, pageTitle, category, status, foundAt, at }): Row => [
    text(id), inspectionId === null ? -1 : text(inspectionId), text(key), text(check), text(code), text(verdict), text(about), text(says), text(fix), text(JSON.stringify(cites)), text(url), text(pageType), text(pageTitle),
    category === null ? -1 : text(category), text(status), foundAt, at ? text(at.selector) : -1, at ? text(at.quote) : -1,
  ]);
  return new TextEncoder().encode(JSON.stringify({ texts, rows })) as Uint8Array<ArrayBuffer>;
}

/** What was packed, in the same order. */
export function unpackFindings(bytes: Uint8Array): readonly ShortFinding[] {
  const { texts, rows } = JSON.parse(new TextDecoder().decode(bytes)) as { readonly texts: readonly string[]; readonly rows: readonly Row[] };
  const lists = new Map<number, string[]>();
  const cited = (place: number): string[] => {
    const known = lists.get(place) ?? JSON.parse(texts[place]!) as string[];
    lists.set(place, known);
    return known;
  };
  return rows.map(([id, inspectionId, key, check, code, verdict, about, says, fix, cites, url, pageType, pageTitle, category, status, foundAt, selector, quote]): ShortFinding => ({
    id: texts[id]!, inspectionId: inspectionId < 0 ? null : texts[inspectionId]!, key: texts[key]!, check: texts[check]!, code: texts[code]!, verdict: texts[verdict] as FindingRecord['verdict'], about: texts[about]!,
    says: texts[says]!, fix: texts[fix]!, cites: cited(cites), url: texts[url]!, pageType: texts[pageType] as FindingRecord['pageType'], pageTitle: texts[pageTitle]!,
    category: category < 0 ? null : texts[category]!, status: texts[status] as FindingRecord['status'], foundAt, at: selector < 0 ? null : { selector: texts[selector]!, quote: texts[quote]! },
  }));
}

type Row = readonly [number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number];
