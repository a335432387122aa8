import { attachmentLimits } from './limits.ts';
import type { AttachmentText } from './read-text.ts';
import { getDocument } from 'unpdf/pdfjs';

// Newer than the oldest browser we run in, and the library reads its tables with it.
const answers = Response.prototype as { bytes?: (this: Response) => Promise<Uint8Array<ArrayBuffer>> };
answers.bytes ??= async function bytes() {
  return new Uint8Array(await this.arrayBuffer());
};

/**
 * The text of a PDF, page by page, lines as they stand. Fonts that name a Chinese encoding without bringing it are read by the
 * tables under `cMapUrl`. Scripts in the file are not run. Needs a browser.
 */
export async function pdfText(file: Uint8Array, cMapUrl: string): Promise<AttachmentText> {
  let task: ReturnType<typeof getDocument> | null = null;
  try {
    // The part that reads fetches the tables itself: the part that shows would ask a document, which a worker has not.
    task = getDocument({ data: file.slice(), cMapUrl, cMapPacked: true, isEvalSupported: false, useSystemFonts: false, disableFontFace: true, stopAtErrors: false, verbosity: 0, useWorkerFetch: true } as Parameters<typeof getDocument>[0]);
    const document = await task.promise;
    const pages = Math.min(document.numPages, attachmentLimits.pages);
    const lines: string[] = [];
    let letters = 0;
    let page = 1;
    for (; page <= pages && letters <= attachmentLimits.letters; page += 1) {
      const content = await (await document.getPage(page)).getTextContent();
      const text = content.items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
      letters += text.length;
      lines.push(text);
    }
    const left = page <= document.numPages ? `有 ${document.numPages} 页，只读了前 ${page - 1} 页` : null;
    return { kind: 'pdf', text: lines.join('\n'), left };
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    return { because: name === 'PasswordException' ? '设有打开密码' : '已损坏或不完整，读不了' };
  } finally {
    await task?.destroy().catch(() => undefined);
  }
}
