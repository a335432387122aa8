import { expect, it } from 'vitest';
import { pdfText } from '../../attachments/pdf-text.ts';
import { readAttachment } from '../../attachments/read-text.ts';
import { pdf } from '../support/documents.ts';

const cMaps = '/cmaps/';
const read = (file: Uint8Array) => readAttachment(file, (bytes) => pdfText(bytes, cMaps));

it('a PDF whose Chinese font is only named is read by our own tables', async () => {
  expect(await read(pdf(['关于庆祝中华人民共合国成立的通知', '身份证号110105194912310021']))).toMatchObject({ kind: 'pdf', text: expect.stringMatching(/关于庆祝中华人民共合国成立的通知\n?身份证号110105194912310021/), left: null });
});

it('one behind a password, a torn one and one without text are not read, and it is said', async () => {
  expect(await read(pdf(['关于庆祝'], { locked: true }))).toEqual({ because: '设有打开密码' });
  expect(await read(pdf(['关于庆祝']).slice(0, 120))).toEqual({ because: '已损坏或不完整，读不了' });
  expect(await read(pdf([]))).toEqual({ because: '里面没有文字（可能是扫描件或图片）' });
});
