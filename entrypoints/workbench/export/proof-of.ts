import { itemsOf } from '../../../forms/rectification-list.ts';
import type { InspectionFacts, Proof } from '../../../forms/inspection-facts.ts';
import type { ReportPicture } from '../../../forms/monitoring-report.ts';
import type { Read } from '../../../store/database.ts';
import { headOf } from '../../../store/chain.ts';
import { bestEvidence } from '../../../store/evidence.ts';
import type { Picture } from '../../../store/schema.ts';
import { workOf } from '../../../store/read-inspection.ts';

/** A report stays a file that can be sent: more pictures than this are left out, and the report says how many. */
const most = { pictures: 120, bytes: 20 * 1024 * 1024 } as const;

/** What proves an inspection's findings, with the heads of its chains, within the export's own transaction. */
export async function proofOf(tx: Read, inspectionId: string): Promise<Proof> {
  const { ids } = await workOf(tx, inspectionId);
  const heads = await Promise.all(ids.map((id) => headOf(tx, id)));
  const evidence = (await Promise.all(ids.map((id) => tx.objectStore('evidence').index('inspectionId').getAll(id)))).flat();
  return { chains: heads.flatMap((link) => (link ? [{ links: link.seq, head: link.hash }] : [])), evidence: bestEvidence(evidence) };
}

/** One picture of each item that has any, in the order of the items, as far as the file stays small. `away`: taken by another browser and neither here nor at the server. */
export async function picturesOf(tx: Read, { findings, proof }: InspectionFacts): Promise<{ readonly pictures: ReadonlyMap<string, Picture>; readonly left: number; readonly away: number }> {
  const pictures = new Map<string, Picture>();
  let bytes = 0;
  let left = 0;
  let away = 0;
  for (const item of itemsOf(findings.filter(({ status }) => status === 'confirmed'))) {
    const shown = item.find(({ id }) => proof?.evidence.get(id)?.picture);
    const facts = shown && proof!.evidence.get(shown.id)!.picture!;
    if (!shown || !facts) continue;
    if (pictures.size >= most.pictures || bytes + facts.bytes > most.bytes) {
      left += 1;
      continue;
    }
    const picture = await tx.objectStore('picture').get(facts.sha256);
    if (!picture) {
      away += 1;
      continue;
    }
    bytes += picture.bytes.length;
    pictures.set(shown.id, picture);
  }
  return { pictures, left, away };
}

/** As addresses a page can hold within itself. */
export function asAddresses(pictures: ReadonlyMap<string, Picture>): ReadonlyMap<string, string> {
  return new Map([...pictures].map(([id, { mime, bytes }]) => [id, `data:${mime};base64,${base64(bytes)}`]));
}

/** As Word takes them: older ones know no WebP. */
export async function asJpegs(pictures: ReadonlyMap<string, Picture>): Promise<ReadonlyMap<string, ReportPicture>> {
  const made = new Map<string, ReportPicture>();
  for (const [id, { mime, bytes }] of pictures) {
    const image = await createImageBitmap(new Blob([bytes], { type: mime }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    canvas.getContext('2d')!.drawImage(image, 0, 0);
    const { width, height } = image;
    image.close();
    made.set(id, { jpeg: new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.88 })).arrayBuffer()), width, height });
  }
  return made;
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += 0x8000) text += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
  return btoa(text);
}
