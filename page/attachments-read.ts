import { linkKey } from '../contract/link.ts';
import type { AttachmentFacts } from '../contract/attachment.ts';
import { filesOf } from './links/files-offered.ts';
import { redactedBeginning } from './redact.ts';
import { folded } from './normal-text.ts';
import type { PageView } from './page-view.ts';

/** One attachment that was read, or was to be, with the link that offers it. */
export interface ReadFile {
  readonly facts: AttachmentFacts;
  readonly element: Element | null;
  /** As the page calls it. */
  readonly name: string;
}

/** The attachments somebody had read, in the page's order; empty when nobody did. */
export function readFilesOf(page: PageView): readonly ReadFile[] {
  if (!page.attachments) return [];
  const links = new Map(filesOf(page).toReversed().map(({ link }) => [linkKey(link.url.href), link]));
  return page.attachments.map((facts) => {
    const link = links.get(facts.url);
    const name = folded(link?.text ?? '') || decodedName(facts.url);
    return { facts, element: link?.element ?? null, name: redactedBeginning(name, 60) };
  });
}

/** Why attachments were not read, or not whole, in one sentence; null when all were. */
export function unreadReason(page: PageView): string | null {
  const unread = readFilesOf(page).filter(({ facts }) => facts.because !== null);
  if (unread.length === 0) return null;
  const more = unread.length > 3 ? `等 ${unread.length} 个` : '';
  return `附件没有全部读到：${unread.slice(0, 3).map(({ name, facts }) => `“${name}”${facts.because}`).join('，')}${more}`;
}

function decodedName(url: string): string {
  const last = url.split(/[?#]/)[0]!.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
