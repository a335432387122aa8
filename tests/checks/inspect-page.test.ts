import { describe, expect, it } from 'vitest';
import { inspectPage } from '../../checks/inspect-page.ts';
import { checks } from '../../checks/registry.ts';
import type { PageReport } from '../../contract/finding.ts';
import type { GatherInput } from '../../page/gather.ts';
import { loadPage, opened } from '../support/load-page.ts';

async function reportOf(html: string, rest: Partial<GatherInput> = {}): Promise<PageReport> {
  const loaded = await loadPage({ html });
  const { report } = await inspectPage(checks, { document: loaded.document, url: 'https://www.shifan.gov.cn/xw/', now: Date.parse('2026-11-21T09:00:00+08:00'), load: opened, source: '<p></p>', ...rest });
  loaded.close();
  return report;
}

const partsOf = ({ notChecked }: PageReport): readonly string[] => notChecked.map(({ what, url, reason }) => `${what} ${url} ${reason}`);

describe('what nobody looked at stands in the report', () => {
  it('is nothing on a page that came whole', async () => {
    expect(partsOf(await reportOf('<style>p{color:#333}</style><p>正文</p>'))).toEqual([]);
  });

  it('names a source that is not kept, a style sheet and data that did not come, and not what serves statistics', async () => {
    const failed = [
      { url: 'https://www.shifan.gov.cn/a.css', kind: 'style' }, { url: 'https://www.shifan.gov.cn/api/list', kind: 'request' },
      { url: 'https://tongji.example.com/hit', kind: 'request' }, { url: 'https://www.shifan.gov.cn/a.js', kind: 'script' },
    ] as const;
    expect(partsOf(await reportOf('<p>正文</p>', { source: null, load: { ...opened, failed } }))).toEqual([
      'request https://www.shifan.gov.cn/api/list failed-to-load', 'script https://www.shifan.gov.cn/a.js failed-to-load', 'source null not-cached', 'style https://www.shifan.gov.cn/a.css failed-to-load',
    ]);
  });

  it('names a style sheet whose rules the browser does not hand out, once', async () => {
    const sheet = '<link rel="stylesheet" href="https://www.shifan.gov.cn/b.css">';
    expect(partsOf(await reportOf(`${sheet}${sheet}<link rel="stylesheet" href=""><p>正文</p>`))).toEqual(['style https://www.shifan.gov.cn/b.css cross-origin']);
  });
});
