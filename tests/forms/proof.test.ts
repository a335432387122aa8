import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import type { Evidence } from '../../contract/evidence.ts';
import { htmlReport } from '../../forms/html-report.ts';
import type { InspectionFacts } from '../../forms/inspection-facts.ts';
import { monitoringBlocks } from '../../forms/monitoring-report.ts';
import { rectificationSheets } from '../../forms/rectification-list.ts';
import { scoreForm } from '../../forms/score-form.ts';
import { wordFile } from '../../forms/word-file.ts';
import { factsFor, finding, id } from './facts.ts';

const hash = (letter: string): string => letter.repeat(64);
const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);

function evidence(number: number, over: Partial<Evidence> = {}): Evidence {
  const { says, about, cites, at, check, checkVersion, url, pageTitle } = finding(number);
  return {
    id: id(7000 + number), findingId: id(1000 + number), inspectionId: id(2), url, title: pageTitle, at: Date.parse('2026-11-20T10:00:00+08:00'), by: '覃晓燕', status: 200, says, about, quote: '=cmd|calc', cites, place: at,
    check, checkVersion, toolVersion: '0.1.0', catalogue: '2026-11-21+abcd', picture: { sha256: hash('b'), mime: 'image/webp', width: 800, height: 400, bytes: 7, mark: [0, 0, 1, 1], covered: 1 }, without: null, hash: hash('c'), ...over,
  };
}

const proved = (): InspectionFacts => ({
  ...factsFor({ findings: [finding(1), finding(2), finding(3), finding(4, { status: 'pending' })] }),
  proof: { chains: [{ links: 12, head: hash('a') }], evidence: new Map([[id(1001), evidence(1)], [id(1002), evidence(2, { picture: null, without: '网页已离开' })]]) },
});

it('lists every confirmed finding with its proof, says why there is no picture, and names the head of the chain', () => {
  const sheet = rectificationSheets(proved()).at(-1)!;
  expect(sheet.name).toBe('证据目录');
  const rows = sheet.rows.map((row) => row.map((cell) => cell?.value ?? ''));
  expect(rows[1]![0]).toContain(`12 环，最后一环校验值 ${hash('a')}`);
  expect(rows.slice(3).map((row) => row.slice(3))).toEqual([
    ['=cmd|calc', '2026-11-20 10:00', '覃晓燕', 'HTTP 200', '800×400，遮盖 1 处个人信息', hash('b'), hash('c')],
    ['=cmd|calc', '2026-11-20 10:00', '覃晓燕', 'HTTP 200', '没有画面：网页已离开', '', hash('c')],
    ['去处3', '', '', '', '没有证据：确认时没有留存', '', ''],
  ]);
});

it('puts the head of the chain on page one of the sheet and of the reports', () => {
  expect(strFromU8(unzipSync(scoreForm(proved()))['xl/worksheets/sheet1.xml']!)).toContain(hash('a'));
  expect(htmlReport(proved())).toContain(hash('a'));
  expect(JSON.stringify(monitoringBlocks(proved()))).toContain(hash('a'));
});

it('puts pictures into the Word report under the number of their item, and says how many were left out', () => {
  const blocks = monitoringBlocks(proved(), new Map([[id(1001), { jpeg, width: 800, height: 400 }]]), 3);
  const files = unzipSync(wordFile(blocks));
  expect(files['word/media/image1.jpg']).toEqual(jpeg);
  const body = strFromU8(files['word/document.xml']!);
  expect(body).toMatch(/附：取证画面[\s\S]*第 1 项[\s\S]*r:embed="rId3"[\s\S]*另有 3 个画面没有放入/);
  expect(strFromU8(files['word/_rels/document.xml.rels']!)).toContain('Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/image1.jpg"');
  expect(strFromU8(files['[Content_Types].xml']!)).toContain('image/jpeg');
  expect(wordFile(blocks)).toEqual(wordFile(blocks));
});

it('says by which 定稿 a form is, and when its basis lies elsewhere', () => {
  const finalised = { version: 2, by: '韦明', at: Date.parse('2026-11-21T09:00:00+08:00'), sheetHash: hash('d'), inputHash: hash('e'), note: '按期上报', whole: true };
  const text = (facts: InspectionFacts): string => strFromU8(unzipSync(scoreForm(facts))['xl/worksheets/sheet1.xml']!);
  expect(text({ ...proved(), finalised })).toMatch(new RegExp(`第 2 稿，韦明，2026-11-21 09:00；按冻结的依据导出；评分表校验值 ${hash('d')}`));
  expect(text({ ...proved(), finalised: { ...finalised, whole: false } })).toContain('计算依据在定稿的电脑上');
});
