import type { FindingRecord, Visit } from '../../contract/record.ts';
import type { SheetShown } from '../../server/pages/sheet-page.ts';
import { sheetShown } from '../../server/pages/sheet-shown.ts';
import { packs } from '../../standards/rubrics.ts';
import { deskFinding, inspection } from './desk-data.ts';
import { someId, someTab } from './tab-state.ts';

const kinds = [['broken-link', 'dead'], ['guide-elements', 'missing'], ['stale-column', 'stale'], ['guide-attachments', 'broken']] as const;

/** The sheet of an inspection with so many findings, by the scoring itself: none read, some open, or 定稿 with a veto left out. */
export function someSheet(count: number): SheetShown {
  const findings = Array.from({ length: count }, (_, index): FindingRecord => {
    const [check, code] = kinds[index % kinds.length]!;
    return deskFinding(index, {
      id: someId(), inspectionId: inspection.id, check, code, key: `${check}/${index}`, about: `${index}`, verdict: 'fail', pageType: index % 5 === 0 ? 'home' : 'article', status: (['confirmed', 'pending', 'dismissed'] as const)[index % 3]!,
      pageTitle: index % 7 === 3 ? '示范县自然资源和规划局（林业局、海洋局）关于国有建设用地使用权网上挂牌出让有关事项及不动产统一登记办理流程调整情况的公告' : '示范县人民政府',
    });
  });
  const visits = Array.from({ length: Math.min(40, count * 3) }, (_, index): Visit => ({
    id: someId(), siteId: inspection.siteId, inspectionId: inspection.id, url: `https://www.shifanxian.gov.cn/zwgk/${index}/`, title: index % 6 === 5 ? '' : `政务公开 ${index}`, pageType: index === 0 ? 'home' : 'article', pageTypeBecause: '',
    opened: index % 9 !== 8, settledBy: 'quiet', outcomes: { 'broken-link': 'fail', 'guide-elements': index % 2 ? 'cannot-check' : 'fail', 'site-tags': 'pass' }, toolVersion: '0.1.0', catalogue: 'c', at: inspection.startedAt + index * 60_000,
  }));
  const pack = packs.find(({ id }) => id === 'guangxi-2017')!;
  const live = sheetShown({ inspection, site: { ...someTab().site!, id: inspection.siteId }, unit: '示范县人民政府办公室', final: null, rubric: inspection.rubric, pack, visits, findings, answers: [], columns: [], itemOf: new Map(findings.map(({ id }, index) => [id, index % 4 === 0 ? `2026-${String(index).padStart(4, '0')}` : null])) });
  if (count < 100) return live;
  const hash = 'a'.repeat(64);
  const ended = { ...live, inspection: { ...inspection, closedAt: inspection.startedAt + 7_200_000 } };
  return { ...ended, final: { id: someId(), inspectionId: inspection.id, seq: 1, step: 'final', version: 2, rubric: inspection.rubric, packHash: hash, inputHash: hash, sheetHash: hash, sheet: live.sheet!, pages: 40, tools: [], catalogues: [], note: '', by: '韦志强', at: inspection.startedAt + 10_800_000 } };
}
