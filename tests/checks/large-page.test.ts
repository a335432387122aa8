import { expect, it } from 'vitest';
import { checks } from '../../checks/registry.ts';
import { runAll } from '../../checks/run-all.ts';
import { createBreather } from '../../page/breathe.ts';
import { loadPage, type PageCase } from '../support/load-page.ts';

/** Every check's outcome on a page; what a check could not do it must say in words, never by an error of its own. */
async function outcomes(input: PageCase): Promise<ReadonlyMap<string, string>> {
  const loaded = await loadPage(input);
  try {
    const { results } = await runAll(checks, loaded.page, createBreather());
    expect(results.map(({ id }) => id).sort()).toEqual(checks.map(({ id }) => id).sort());
    for (const { id, reason } of results) expect(reason ?? '', id).not.toContain('检查程序出错');
    return new Map(results.map(({ id, outcome }) => [id, outcome]));
  } finally {
    loaded.close();
  }
}

it('an article of 5 MB goes through every check', async () => {
  const sentence = '示范县坚持稳中求进工作总基调，统筹推进各项重点工作，取得新的成效。';
  const bytes = new TextEncoder().encode(sentence).length;
  const paragraphs = `<p>${sentence.repeat(20)}</p>`.repeat(Math.ceil(5_000_000 / (bytes * 20)));
  const html = `<!doctype html><html lang="zh-CN"><head><title>示范县年度工作报告</title><meta name="ArticleTitle" content="示范县年度工作报告"></head><body><h1>示范县年度工作报告</h1><p>发布时间：2026-11-03 16:37　来源：示范县人民政府</p><div class="content">${paragraphs}</div></body></html>`;
  expect(new TextEncoder().encode(html).length).toBeGreaterThan(5_000_000);
  const found = await outcomes({ html, type: 'article' });
  expect(['publish-time', 'source', 'personal-data', 'site-tags'].map((id) => found.get(id))).toEqual(['pass', 'pass', 'pass', 'fail']);
});

it('a column of 5,000 items goes through every check', async () => {
  const rows = Array.from({ length: 5000 }, (_, index) => `<li><a href="/tzgg/${index}.html">关于做好第${index}批项目申报工作的通知</a><span>2026-11-0${index < 2500 ? 9 : 3}</span></li>`).join('');
  const found = await outcomes({ html: `<!doctype html><html lang="zh-CN"><head><title>通知公告</title><meta name="ColumnName" content="通知公告"></head><body><ul>${rows}</ul></body></html>`, type: 'column' });
  expect(['empty-column', 'stale-column', 'list-order', 'publish-time'].map((id) => found.get(id))).toEqual(['pass', 'pass', 'pass', 'pass']);
});
