import type { PageCoverage, ScoredFinding, ScoreInput } from '../../contract/score-input.ts';
import type { PageType } from '../../contract/page-type.ts';
import { catalogue } from '../../standards/catalogue-ids.ts';
import { guangxi2017 } from '../../standards/packs/guangxi-2017.ts';
import { emptyInput } from '../../scoring/input.ts';

const site = 'https://www.demo.gov.cn';

/** A confirmed sure finding on `path`; what a test is about is overridden. */
export function finding(check: string, code: string, path: string, pageType: PageType, rest: Partial<ScoredFinding> = {}): ScoredFinding {
  const url = site + path;
  const about = rest.about ?? '';
  return { key: `${check}/${code}/${about}@${url}`, check, code, verdict: 'fail', about, url, pageType, category: null, status: 'confirmed', ...rest };
}

/** A page on which every check passed, but for the outcomes named. */
export function page(path: string, pageType: PageType, outcomes: PageCoverage['outcomes'] = {}, blockedLinks = 0): PageCoverage {
  const passed = Object.fromEntries(Object.keys(catalogue).map((check) => [check, 'pass' as const]));
  return { url: site + path, pageType, outcomes: { ...passed, ...outcomes }, blockedLinks };
}

/** Everything looked at by checks and people, and nothing wrong. */
export const spotless: ScoreInput = {
  ...emptyInput,
  coverage: [page('/', 'home'), page('/xw/', 'column'), page('/xw/1.html', 'article'), page('/bs/1.html', 'guide'), page('/hd/', 'interaction')],
  probes: { total: 140, slow: 0, days: 7 },
  columns: [{ key: `${site}/xw/`, name: '要闻', category: '动态要闻', state: 'updated', status: 'confirmed' }],
  answers: guangxi2017.rows.filter((row) => row.kind === 'manual' || row.id === 'V4')
    .map((row) => ({ row: row.id, count: 0, status: null, note: '', by: '李检查' })),
  options: { ...emptyInput.options, monitoringDate: '2026-11-21' },
};
