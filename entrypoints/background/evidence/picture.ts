import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { browser } from 'wxt/browser';
import type { Evidence } from '../../../contract/evidence.ts';
import { evidencePlaceGlobal, evidencePlaceSchema, type EvidencePlace } from '../../../contract/evidence-place.ts';
import type { Place } from '../../../contract/finding.ts';
import { cropOf, type Crop } from '../../../evidence/crop.ts';
import type { Picture } from '../../../store/schema.ts';
import { loadOf } from '../reading/load-watch.ts';
import { scopeOf } from '../page-scope.ts';

export interface Taken { readonly picture: Picture; readonly facts: NonNullable<Evidence['picture']>; readonly status: number | null }

/** Two in a second is what the browser allows. Milliseconds. */
const pace = 550;
let last = 0;

/**
 * Takes a picture of one place in a tab: the crop of the screen, the place marked, personal data painted over.
 * @param url the page that must be there
 * @param covers places of personal data on it
 * @returns the picture, or why there is none, in words
 */
export async function pictureIn(tabId: number, url: string, place: Place, covers: readonly Place[]): Promise<Taken | string> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  if (!tab || scopeOf(tab.url).url !== url) return '网页已离开';
  if (!tab.active || tab.windowId === undefined) return '网页不在前台';
  const masked = covers.some(({ selector }) => selector === place.selector);
  const seen = await placeIn(tabId, { do: 'show', place, covers, masked }).catch(() => null);
  try {
    if (!seen) return '浏览器不允许读取这个网页的位置';
    if (seen.state !== 'there' || !seen.box || !seen.covers) return reasons[seen.state === 'there' ? 'hidden' : seen.state];
    const crop = cropOf(seen.box, seen.covers, seen, seen.ratio);
    if (!crop) return '位置不在画面内';
    await new Promise((later) => setTimeout(later, Math.max(0, last + pace - Date.now())));
    last = Date.now();
    const shot = await browser.tabs.captureVisibleTab(tab.windowId, { format: 'png' }).catch((error: unknown) => (/permission/i.test(String(error)) ? 'denied' : 'failed'));
    if (shot === 'denied') return '浏览器没有允许拍摄画面：点一下工具栏上的读网图标再确认，或在“证据”中允许';
    if (shot === 'failed') return '画面没有拍到';
    // The page could have been left while the picture was taken.
    const after = await browser.tabs.get(tabId).catch(() => null);
    if (!after?.active || scopeOf(after.url).url !== url) return '网页已离开';
    const load = await loadOf(tabId);
    return { ...await cut(shot, crop), status: load.url === url ? load.status : null };
  } finally {
    await placeIn(tabId, { do: 'restore' }).catch(() => undefined);
  }
}

const reasons = {
  changed: '位置上的内容已变化', gone: '位置已不在网页上', hidden: '位置没有显示出来', uncovered: '网页上有个人信息的位置已变化，无法遮盖，没有拍摄',
} as const;

async function placeIn(tabId: number, request: unknown): Promise<EvidencePlace | null> {
  const target = { tabId, frameIds: [0] };
  await browser.scripting.executeScript({ target, files: ['/evidence-place.js' as '/inspector.js'] });
  const [frame] = await browser.scripting.executeScript({ target, func: callInPage, args: [evidencePlaceGlobal, JSON.stringify(request)] });
  const answer = evidencePlaceSchema.safeParse(frame?.result);
  return answer.success ? answer.data : null;
}

/** Runs in the page's isolated world: it must not name anything outside itself. */
function callInPage(name: string, request: string): unknown {
  return (globalThis as unknown as Record<string, (request: string) => unknown>)[name]!(request);
}

/** Cuts, covers, marks and packs. Covered first: nothing under a cover is in the file. */
async function cut(shot: string, { from, mark, covers }: Crop): Promise<Pick<Taken, 'picture' | 'facts'>> {
  const whole = await createImageBitmap(await (await fetch(shot)).blob());
  const canvas = new OffscreenCanvas(from.width, from.height);
  const pen = canvas.getContext('2d')!;
  pen.drawImage(whole, from.x, from.y, from.width, from.height, 0, 0, from.width, from.height);
  whole.close();
  pen.fillStyle = '#5f6368';
  for (const box of covers) pen.fillRect(box.x, box.y, box.width, box.height);
  pen.strokeStyle = '#d93025';
  pen.lineWidth = Math.max(2, Math.round(from.width / 400));
  pen.strokeRect(mark.x - 2, mark.y - 2, mark.width + 4, mark.height + 4);
  const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.85 });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const hash = bytesToHex(sha256(bytes));
  return {
    picture: { sha256: hash, mime: blob.type, bytes },
    facts: { sha256: hash, mime: blob.type, width: from.width, height: from.height, bytes: bytes.length, mark: [mark.x, mark.y, mark.width, mark.height], covered: covers.length },
  };
}
