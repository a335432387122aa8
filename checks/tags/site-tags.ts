import { isSiteCode } from '../../page/footer/footer-codes.ts';
import { squeezed } from '../../page/normal-text.ts';
import { belongsTo, namedHosts } from '../../page/header/site-domain.ts';
import { blockHint, tagBlock } from '../../page/tags/tag-block.ts';
import { siteTags, tagLabels, type TagName } from '../../page/tags/tag-names.ts';
import { tagsOf, type OfficialTag } from '../../page/tags/tags.ts';
import { tagsMayBeUnwritten } from '../../page/tags/tags-unwritten.ts';
import type { PageView } from '../../page/page-view.ts';
import { defineCheck } from '../define-check.ts';

/** 47号附件三（一）: SiteName, SiteDomain and SiteIDCode are required on every page and their values must not be empty. */
export default defineCheck({
  id: 'site-tags',
  version: 1,
  title: '网站标签（SiteName、SiteDomain、SiteIDCode）齐全、有值、与本站一致',
  cites: ['47-3-1', '47-3'],
  on: 'every-page',
  stage: 'stable',
  messages: {
    missing: { verdict: 'fail', says: '缺少网站标签 {{about}}（{{label}}）。', fix: `在页面源代码 <head> 中加入 {{about}} 标签。${blockHint}。` },
    empty: { verdict: 'fail', says: '网站标签 {{about}}（{{label}}）的值是空的{{detail}}。', fix: `给 {{about}} 的 content 写上{{label}}。${blockHint}。` },
    placeholder: { verdict: 'fail', says: '网站标签 {{about}}（{{label}}）的值是“{{value}}”，是模板里没有替换的占位内容。', fix: `把 {{about}} 改为本网站的{{label}}，并检查模板变量是否写对。${blockHint}。` },
    'code-format': { verdict: 'fail', says: 'SiteIDCode（政府网站标识码）的值是“{{value}}”，不是规定的形式（10位数字，或bm加8位数字）。', fix: `改为本网站的标识码（全国政府网站信息报送系统生成，共10个字符）。${blockHint}。` },
    'domain-mismatch': { verdict: 'review', says: 'SiteDomain（网站域名）写的是“{{value}}”，而本页的域名是 {{host}}。', fix: `请核对：SiteDomain 应写本网站的域名；如果是从别的网站复制的模板，网站名称和标识码也要一并改。${blockHint}。` },
    'conflicting-copies': { verdict: 'review', says: '{{about}}（{{label}}）标签出现 {{count}} 次，取值不一致：{{values}}。', fix: `请核对后只保留一个正确的 {{about}} 标签。${blockHint}。` },
  },
  *run(page) {
    const tags = tagsOf(page);
    const unwritten = tagsMayBeUnwritten(page);
    for (const name of siteTags) {
      const tag = tags[name];
      const label = tagLabels[name];
      if (unwritten && tag.state !== 'filled') {
        yield { cannot: unwritten };
        continue;
      }
      switch (tag.state) {
        case 'missing': yield { code: 'missing', about: name, data: { label }, patch: { html: tagBlock(page) } }; break;
        case 'empty': yield { code: 'empty', at: tag.copy!.element, about: name, data: { label, detail: tag.copy!.content === null ? '（没有写 content，或 content 前夹有特殊空格，浏览器读不出）' : '' }, patch: { html: tagBlock(page) } }; break;
        case 'placeholder': yield { code: 'placeholder', at: tag.copy!.element, about: name, data: { label, value: tag.copy!.content ?? '' }, patch: { html: tagBlock(page) } }; break;
        default: {
          const values = conflict(tag);
          if (values) yield { code: 'conflicting-copies', at: tag.copy!.element, about: name, data: { label, count: tag.copies.length, values }, patch: { html: tagBlock(page) } };
          if (name === 'SiteIDCode' && !isSiteCode(squeezed(tag.value))) yield { code: 'code-format', at: tag.copy!.element, about: name, data: { value: tag.value }, patch: { html: tagBlock(page) } };
          if (name === 'SiteDomain' && isForeignDomain(page, tag)) yield { code: 'domain-mismatch', at: tag.copy!.element, about: name, data: { value: tag.value, host: page.url.hostname }, patch: { html: tagBlock(page) } };
        }
      }
    }
  },
});

/** No copy names this page's host or one it is below. Not asked of previews and of addresses that are no names. */
function isForeignDomain(page: PageView, { copies }: OfficialTag): boolean {
  const host = page.url.hostname;
  if (page.preview || /^[\d.]+$|^\[/.test(host) || !host.includes('.')) return false;
  return !copies.some(({ content }) => namedHosts(content ?? '').some((named) => belongsTo(host, named)));
}

/** The differing values of the copies in words; null when all say the same. */
function conflict({ name, copies }: OfficialTag): string | null {
  if (copies.length < 2) return null;
  const values = new Map<string, string>();
  for (const { content } of copies) {
    const key = comparable(name, content ?? '');
    if (!values.has(key)) values.set(key, content === null || content === '' ? '（空）' : `“${content}”`);
  }
  return values.size > 1 ? [...values.values()].slice(0, 5).join('、') : null;
}

function comparable(name: TagName, content: string): string {
  const tight = squeezed(content).toLowerCase();
  return name === 'SiteDomain' ? [...namedHosts(content)].sort().join() || tight : tight;
}
