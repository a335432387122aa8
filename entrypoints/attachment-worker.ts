import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { pdfText } from '../attachments/pdf-text.ts';
import { readAttachment } from '../attachments/read-text.ts';

/** A worker that reads one file and is ended after it: what a hostile file has filled is gone with it. Bytes in, `{attachment: AttachmentText}` out; the PDF library speaks on the same line. */
export default defineUnlistedScript(() => {
  const worker = globalThis as unknown as { onmessage: ((event: MessageEvent<{ readonly bytes: ArrayBuffer; readonly cMapUrl: string }>) => void) | null; postMessage(answer: unknown, transfer: readonly Transferable[]): void };
  worker.onmessage = ({ data: { bytes, cMapUrl } }) => {
    void readAttachment(new Uint8Array(bytes), (file) => pdfText(file, cMapUrl)).then((answer) => worker.postMessage({ attachment: answer }, []));
  };
});
