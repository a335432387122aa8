import type { ReaderAnswer } from '../contract/attachment.ts';
import { attachmentLimits } from './limits.ts';
import type { AttachmentText } from './read-text.ts';

export interface ReaderPlaces {
  /** Address of the built worker, and of the folder with the encodings of Chinese fonts. */
  readonly worker: string;
  readonly cMaps: string;
}

/**
 * Fetches one file, without cookies, and has a worker of its own read it. Runs in a page of the extension, where workers can be
 * started. Never throws: what went wrong comes back in words.
 */
export async function fetchAndRead(url: string, places: ReaderPlaces): Promise<ReaderAnswer> {
  const got = await fetched(url);
  if (typeof got === 'string') return { because: got, bytes: 0 };
  const read = await inWorker(got, places);
  return 'because' in read ? { because: read.because, bytes: got.byteLength } : { text: read.text, left: read.left, bytes: got.byteLength };
}

/** The bytes, or in words why there are none. Counted as they come: what a server says of the size is not believed. */
async function fetched(url: string): Promise<Uint8Array<ArrayBuffer> | string> {
  try {
    const answer = await fetch(url, { credentials: 'omit', redirect: 'follow', signal: AbortSignal.timeout(attachmentLimits.fetchMs) });
    if (answer.status !== 200) return `打不开（HTTP ${answer.status}）`;
    const pieces: Uint8Array[] = [];
    let size = 0;
    const reader = answer.body?.getReader();
    for (let piece = await reader?.read(); piece && !piece.done; piece = await reader!.read()) {
      size += piece.value.length;
      if (size > attachmentLimits.bytes) {
        await reader!.cancel().catch(() => undefined);
        return `超过 ${attachmentLimits.bytes / 1024 / 1024} MB，没有读`;
      }
      pieces.push(piece.value);
    }
    const whole = new Uint8Array(size);
    let at = 0;
    for (const piece of pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  } catch (error) {
    return error instanceof DOMException && error.name === 'TimeoutError' ? `${attachmentLimits.fetchMs / 1000} 秒没有下载完` : '下载不了（网络没有接通，或浏览器没有允许访问那个网站）';
  }
}

function inWorker(file: Uint8Array<ArrayBuffer>, { worker: script, cMaps }: ReaderPlaces): Promise<AttachmentText> {
  return new Promise((resolve) => {
    const worker = new Worker(script);
    const end = (read: AttachmentText): void => {
      clearTimeout(patience);
      worker.terminate();
      resolve(read);
    };
    const patience = setTimeout(() => end({ because: `${attachmentLimits.readMs / 1000} 秒没有读完，没有再读` }), attachmentLimits.readMs);
    // The PDF library announces itself on the same line when it finds itself in a worker.
    worker.onmessage = ({ data }: MessageEvent<{ readonly attachment?: AttachmentText }>) => {
      if (data.attachment) end(data.attachment);
    };
    worker.onerror = () => end({ because: '读的时候出错，没有读成' });
    worker.postMessage({ bytes: file.buffer, cMapUrl: cMaps }, [file.buffer]);
  });
}
