import { createBreather } from '../../page/breathe.ts';
import { gather, type GatherInput, type Gathered } from '../../page/gather.ts';
import type { LoadState } from '../../page/page-view.ts';
import { until } from './at-rest.ts';

export interface PageCase {
  /** The whole document, or the inside of `<body>` when it has no `<html`. */
  readonly html: string;
  /** Address the page is judged under. */
  readonly url?: string;
  readonly now?: string;
  readonly type?: GatherInput['type'];
  readonly load?: Partial<LoadState>;
  readonly timing?: GatherInput['timing'];
  /** As the server sent it; default: the document as it is given here. */
  readonly source?: string | null;
  readonly site?: GatherInput['site'];
  readonly policy?: GatherInput['policy'];
  readonly words?: GatherInput['words'];
  readonly attachments?: GatherInput['attachments'];
  readonly preview?: boolean;
  readonly probe?: GatherInput['probe'];
  readonly cloak?: GatherInput['cloak'];
  readonly scripts?: GatherInput['scripts'];
  readonly answers?: GatherInput['answers'];
  readonly answersBecause?: GatherInput['answersBecause'];
  /** Write the document into an empty frame: a `srcdoc` document never has quirks. */
  readonly written?: boolean;
  /** Width of the window, CSS pixels. */
  readonly width?: number;
  /** Wait until this holds (script-written pages); default: load event. */
  readonly until?: (document: Document) => boolean;
}

export const opened: LoadState = { opened: true, because: null, status: 200, settledBy: 'quiet', failed: [], failuresKnown: true };

export interface LoadedPage extends Gathered {
  readonly document: Document;
  readonly close: () => void;
}

/** Lays a document out in a frame of the test page (real parser, real style, real boxes) and gathers its facts. */
export async function loadPage(input: PageCase): Promise<LoadedPage> {
  const frame = document.createElement('iframe');
  frame.style.cssText = `width:${input.width ?? 1200}px;height:800px;border:0`;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  const html = wholeOf(input);
  if (!input.written) frame.srcdoc = html;
  document.body.append(frame);
  if (input.written) {
    frame.contentDocument!.open();
    frame.contentDocument!.write(html);
    frame.contentDocument!.close();
  }
  await loaded;
  const inner = frame.contentDocument!;
  if (input.until) await until('the page has written itself', () => input.until!(inner));
  const gathered = await regather(inner, input);
  return { ...gathered, document: inner, close: () => frame.remove() };
}

/** Gathers the facts of a document that stands already. */
export function regather(inner: Document, input: PageCase): Promise<Gathered> {
  return gather({
    document: inner, url: input.url ?? 'https://www.shifan.gov.cn/xwzx/202611/t20261103_1234567.html',
    now: Date.parse(input.now ?? '2026-11-21T09:00:00+08:00'), load: { ...opened, ...input.load }, timing: input.timing ?? null,
    source: input.source === undefined ? wholeOf(input) : input.source, site: input.site ?? null, policy: input.policy ?? null, words: input.words ?? null, attachments: input.attachments ?? null, preview: input.preview ?? false,
    probe: input.probe ?? null, cloak: input.cloak ?? null, scripts: input.scripts ?? null, answers: input.answers ?? null, answersBecause: input.answersBecause ?? null, ...(input.type ? { type: input.type } : {}),
  }, createBreather());
}

function wholeOf({ html }: PageCase): string {
  return /<html|<frameset/i.test(html) ? html : `<!doctype html><html lang="zh-CN"><head><title>测试页</title></head><body>${html}</body></html>`;
}
