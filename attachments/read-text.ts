import { FileRefused, unpack } from '../forms/unpack.ts';
import { docxText } from './docx-text.ts';
import { attachmentLimits } from './limits.ts';
import { ofdText } from './ofd-text.ts';
import { xlsxText } from './xlsx-text.ts';

/** The text of a file, or why there is none. */
export type AttachmentText =
  | { readonly text: string; readonly kind: 'docx' | 'xlsx' | 'ofd' | 'pdf' | 'text'; /** What was left out, for people; null when nothing was. */ readonly left: string | null }
  | { readonly because: string };

/** Reads a PDF; handed in, because its library is large and needs a browser. */
export type PdfReader = (file: Uint8Array) => Promise<AttachmentText>;

/**
 * Reads the text of a document: what it is, its first bytes tell, not its name. Nothing in it is run, nothing it names is fetched.
 * Lines end with a line feed, cells are parted by tabs. Never throws: what cannot be read is said.
 */
export async function readAttachment(file: Uint8Array, pdf: PdfReader): Promise<AttachmentText> {
  try {
    if (file.length === 0) return { because: '是空文件' };
    if (file.length > attachmentLimits.bytes) return { because: tooLarge };
    if (starts(file, '%PDF') || new TextDecoder('latin1').decode(file.subarray(0, 1024)).includes('%PDF-')) return bounded(await pdf(file));
    if (starts(file, 'PK')) return bounded(packageText(file));
    if (file[0] === 0xd0 && file[1] === 0xcf) return { because: holdsName(file, 'EncryptedPackage') ? '设有打开密码' : '是旧版 Word、Excel 或 WPS 格式（.doc、.xls、.wps），读不了' };
    if (starts(file, 'Rar!') || starts(file, '7z')) return { because: '是压缩包，没有打开' };
    if (/^\s*(?:<!doctype html|<html|<\?xml|<script)/i.test(new TextDecoder('latin1').decode(file.subarray(0, 300)))) return { because: '得到的是网页，不是文件' };
    return { because: '不是能读的格式（能读 docx、xlsx、pdf、ofd）' };
  } catch (error) {
    return { because: whyNot(error) };
  }
}

const tooLarge = `超过 ${attachmentLimits.bytes / 1024 / 1024} MB，没有读`;

/** Which office format a package is, is told by its parts. */
function packageText(file: Uint8Array): AttachmentText {
  const names = new Set<string>();
  const parts = unpack(file, (name) => {
    const plain = name.replaceAll('\\', '/').toLowerCase();
    names.add(plain);
    return /^word\/(?:document|footnotes|endnotes|header\d*|footer\d*)\.xml$/.test(plain) || /(?:^|\/)(?:ofd|document|content)\.xml$/.test(plain) && !plain.startsWith('word/') && !plain.startsWith('xl/');
  }, { packed: attachmentLimits.bytes, unpacked: attachmentLimits.unpacked, entries: attachmentLimits.entries });
  if (names.has('word/document.xml')) return { kind: 'docx', text: docxText(parts), left: null };
  if (names.has('xl/workbook.xml')) return { kind: 'xlsx', text: xlsxText(file), left: null };
  if (names.has('ofd.xml')) return { kind: 'ofd', ...ofdText(parts) };
  if (names.has('ppt/presentation.xml')) return { because: '是演示文稿（.pptx），读不了' };
  return { because: '是压缩包，没有打开' };
}

function bounded(read: AttachmentText): AttachmentText {
  if ('because' in read) return read;
  if (read.text.trim() === '') return { because: '里面没有文字（可能是扫描件或图片）' };
  if (read.text.length <= attachmentLimits.letters) return read;
  return { ...read, text: read.text.slice(0, attachmentLimits.letters), left: `只读了前 ${attachmentLimits.letters / 10_000} 万字` };
}

function whyNot(error: unknown): string {
  if (!(error instanceof FileRefused)) return '已损坏或不完整，读不了';
  return { encrypted: '设有打开密码', 'too-large': '展开后过大或部分过多，不像正常的文件，没有读', broken: '已损坏或不完整，读不了', content: '内容不完整，读不了', 'not-a-package': '不是能读的格式（能读 docx、xlsx、pdf、ofd）' }[error.reason];
}

function starts(file: Uint8Array, sign: string): boolean {
  return Array.from(sign).every((letter, at) => file[at] === letter.charCodeAt(0));
}

/** Names in a compound file are UTF-16. */
function holdsName(file: Uint8Array, name: string): boolean {
  const text = new TextDecoder('latin1').decode(file.subarray(0, 200_000));
  return text.includes(Array.from(name).join('\0'));
}
