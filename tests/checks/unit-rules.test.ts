import { describe, expect, it } from 'vitest';
import channelCount from '../../checks/columns/channel-count.ts';
import columnName from '../../checks/columns/column-name.ts';
import staleColumn from '../../checks/columns/stale-column.ts';
import publishTime from '../../checks/date/publish-time.ts';
import source from '../../checks/date/source.ts';
import externalLink from '../../checks/links/external-link-without-prompt.ts';
import wording from '../../checks/content/wording.ts';
import type { Check } from '../../checks/define-check.ts';
import linkText from '../../checks/links/link-text.ts';
import { runAll } from '../../checks/run-all.ts';
import type { UnitPack } from '../../contract/unit-pack.ts';
import { policyOf, wordTablesOf } from '../../packs/in-force.ts';
import { createBreather } from '../../page/breathe.ts';
import { textSlicesOf } from '../../page/content/readable-texts.ts';
import { createSlipFinder } from '../../page/content/word-slips.ts';
import { settings, settingById } from '../../standards/settings.ts';
import { loadPage, type PageCase } from '../support/load-page.ts';

const pack: UnitPack = {
  format: 'duwang-pack/1', code: 'county', version: 3, name: '示范县', from: '2026-01-01', until: null, note: '', confusions: [], allow: [], trustedHosts: [],
  words: [{ text: '示范县人民政府办公室', kind: 'name', source: '编办', severity: 'review', allow: [] }], settings: [{ id: 'column-name.longest', value: 4, reason: '本县栏目规范' }],
};

async function outcome(input: PageCase, checks: readonly Check[] = [columnName, channelCount, wording]) {
  const loaded = await loadPage(input);
  try {
    const { results, rules } = await runAll(checks, loaded.page, createBreather());
    return { rules, of: (id: string) => results.find((result) => result.id === id)! };
  } finally {
    loaded.close();
  }
}

const column = '<!doctype html><html><head><meta name="ColumnName" content="政务公开目录"><title>政务公开目录</title></head><body><p>示范县人民政府办公是，中华人民共合国。</p></body></html>';

describe("a unit's rules", () => {
  it('replace a setting, and every finding that rests on it says so', async () => {
    expect((await outcome({ html: column, type: 'column' })).of('column-name').outcome).toBe('pass');
    const { of, rules } = await outcome({ html: column, type: 'column', policy: policyOf([pack]) });
    expect(of('column-name').findings[0]).toMatchObject({ code: 'over-long', says: expect.stringContaining('以 4 个字为界') });
    expect(rules.get(of('column-name').findings[0]!.key)).toEqual(['county@3：column-name.longest 改为 4（本县栏目规范）']);
  });

  it('strike a built-in host, and a finding that rests on it says so', async () => {
    const page = { html: '<!doctype html><html><head><title>甲</title></head><body><a href="https://www.xuexi.cn/">学习</a></body></html>', type: 'home' as const };
    const site = { name: null, code: null, homeHeader: null, homeFooter: null, frameExempt: [], struckHosts: [{ host: 'xuexi.cn', why: '县委网信办规定', by: 'county@3' }] };
    expect((await outcome(page, [externalLink])).of('external-link-without-prompt').findings).toEqual([]);
    const { of, rules } = await outcome({ ...page, site }, [externalLink]);
    expect(of('external-link-without-prompt').findings).toMatchObject([{ code: 'suspected', about: 'xuexi.cn', says: expect.stringContaining('（本单位移出内置名单、因此计入的：xuexi.cn（县委网信办规定））') as string }]);
    expect(rules.get(of('external-link-without-prompt').findings[0]!.key)).toEqual(['county@3：“xuexi.cn”移出内置名单（县委网信办规定）']);
  });

  it('add to and drop from a built-in table, and every finding of the check says so', async () => {
    const page = '<!doctype html><title>便民</title><body><p><a href="http://www.gov.cn/a/">便民通道</a> <a href="http://www.gov.cn/b/">进入</a></p></body>';
    const tables: UnitPack['tables'] = [{ table: 'link-text.vague', text: '便民通道', change: 'add', reason: '本县约定' }, { table: 'link-text.vague', text: '进入', change: 'drop', reason: '本县约定' }];
    expect((await outcome({ html: page, type: 'column' }, [linkText])).of('link-text').findings.map(({ about }) => about)).toEqual(['进入']);
    const { of, rules } = await outcome({ html: page, type: 'column', policy: policyOf([{ ...pack, settings: [], tables }]) }, [linkText]);
    expect(of('link-text').findings.map(({ about }) => about)).toEqual(['便民通道']);
    expect([...rules.values()]).toEqual([['county@3：link-text.vague（本县约定） 增加“便民通道” 去掉“进入”']]);
  });

  it('add to labels and words around, each read on the page it is for', async () => {
    const tables: UnitPack['tables'] = [
      { table: 'publish-time.labels', text: '挂网', change: 'add', reason: '本县网站的叫法' }, { table: 'source.phrases', text: '供图', change: 'add', reason: '本县网站的叫法' },
      { table: 'stale-column.others', text: '工作动态', change: 'add', reason: '本县不按动态要求' },
    ];
    const article = { url: 'http://www.shifan.gov.cn/content/2026/1.html', type: 'article' as const, html: '<!doctype html><title>示范县召开农田建设现场会</title><body><h1>示范县召开农田建设现场会</h1><p>挂网时间：2026-01-05 09:30　供图：示范县融媒体中心</p><div><p>1月4日，示范县在城关镇召开农田建设现场会，总结一年来的工作，部署下一步的任务，各乡镇负责人参加。</p></div></body>' };
    const outcomes = async (policy: ReturnType<typeof policyOf>) => {
      const { of } = await outcome({ ...article, ...(policy === null ? {} : { policy }) }, [publishTime, source]);
      return [of('publish-time').outcome, of('source').outcome];
    };
    expect(await outcomes(null)).toEqual(['fail', 'fail']);
    const policy = policyOf([{ ...pack, settings: [], tables }]);
    expect(await outcomes(policy)).toEqual(['pass', 'pass']);
    const column = { url: 'http://www.shifan.gov.cn/gzdt/', type: 'column' as const, now: '2026-06-01T00:00:00Z', html: `<!doctype html><meta name="ColumnName" content="工作动态"><title>工作动态</title><body><ul>${Array.from({ length: 6 }, (_, index) => `<li><a href="/gzdt/${index}.html">示范县召开第${index + 1}次工作会议部署任务</a><span>2026-01-0${index + 1}</span></li>`).join('')}</ul></body>` };
    expect((await outcome(column, [staleColumn])).of('stale-column').outcome).toBe('review');
    expect((await outcome({ ...column, ...(policy === null ? {} : { policy }) }, [staleColumn])).of('stale-column').outcome).toBe('inapplicable');
  });

  it('words compared in another context give what the check would have found itself, and more with the unit\'s words', async () => {
    const loaded = await loadPage({ html: column, type: 'column' });
    const slices = [...textSlicesOf(loaded.page)].map(({ raw }) => raw);
    loaded.close();
    const compared = (packs: readonly UnitPack[]) => {
      const find = createSlipFinder(wordTablesOf(packs));
      return { slips: slices.map((slice) => find(slice)) };
    };
    const alone = (await outcome({ html: column, type: 'column' })).of('wording');
    expect((await outcome({ html: column, type: 'column', words: compared([]) })).of('wording')).toEqual(alone);
    const { of, rules } = await outcome({ html: column, type: 'column', words: compared([pack]) });
    expect(of('wording').findings.map(({ about }) => about)).toEqual(['示范县人民政府办公是→示范县人民政府办公室', '中华人民共合国→中华人民共和国']);
    expect([...rules]).toEqual([[of('wording').findings[0]!.key, ['county@3：示范县人民政府办公室（编办）']]]);
  });

  it('words that were not compared, or not all, are not checked', async () => {
    expect((await outcome({ html: column, type: 'column', words: { because: '读网后台没有应答' } })).of('wording')).toMatchObject({ outcome: 'cannot-check', reason: '读网后台没有应答' });
    expect((await outcome({ html: column, type: 'column', words: { slips: [] } })).of('wording').outcome).toBe('cannot-check');
  });

  it('a text beyond three million letters is read so far and says so', async () => {
    const { of } = await outcome({ html: `<p>${'我县坚持统筹推进各项工作。'.repeat(240_000)}</p>`, type: 'article', words: null }, [wording]);
    expect(of('wording')).toMatchObject({ outcome: 'cannot-check', reason: expect.stringMatching(/只比对了前 \d+ 万字，其余未检/) });
  });
});

describe('settings', () => {
  it('each names its check, its source and a range its own value is in', () => {
    for (const setting of Object.values(settings)) {
      expect(settingById(setting.id)).toBe(setting);
      expect(setting.id).toMatch(/^[a-z-]+\.[a-z]+$/);
      for (const { value, source } of setting.editions) expect(value >= setting.least && value <= setting.most && source.length > 5, setting.id).toBe(true);
    }
  });
});
