import type { PageOutline } from '../../contract/cloak.ts';
import { hostKinds, struckRule } from '../../page/links/host-kind.ts';
import { registrableOf } from '../../page/links/link-host.ts';
import type { PageView } from '../../page/page-view.ts';
import { spamWordsIn } from '../../page/hidden/spam-words.ts';
import { defineCheck, pause } from '../define-check.ts';

/**
 * 47号附件二（二）: 避免出现“暗链”. Planted content is often given to search engines alone. The answers to both were asked for by the
 * worker on request; what counts is in every answer to the search engine and in none to a reader, nor in the page as it stands.
 */
export default defineCheck({
  id: 'cloaked-content',
  version: 1,
  title: '给搜索引擎的内容与给读者的相同',
  cites: ['47-2-2-2'],
  on: ['home', 'column'],
  stage: 'stable',
  messages: {
    'differs-for-spider': { verdict: 'review', says: '以搜索引擎的身份取这个网页，多出读者看不到的内容：{{what}}。疑似被植入暗链。', fix: '请运维按搜索引擎的身份（User-Agent 为 Baiduspider）取一次网页核对源代码，查服务器上有没有按访问者身份输出内容的程序，删除并查清入侵途径。' },
  },
  *run(page) {
    const { cloak } = page;
    if (cloak === null) return yield { cannot: '尚未与搜索引擎看到的内容比对' };
    if (cloak.because !== null || cloak.spider.length === 0 || cloak.reader.length === 0) return yield { cannot: cloak.because ?? '没有取到可以比对的内容' };
    const planted = plantedWords(cloak.spider, cloak.reader);
    yield pause;
    const foreign = foreignHosts(page, cloak.spider, cloak.reader);
    // Where what readers get changes by itself, more hosts for the other side prove nothing.
    const restless = hostsDiffer(cloak.reader) || hostsDiffer(cloak.spider);
    const bad = foreign.filter(({ text, host }) => spamWordsIn(`${text} ${host}`, page).strong !== null);
    const counted = restless && planted.length === 0 ? bad : foreign;
    if (planted.length + counted.length > 0) {
      const hosts = counted.map(({ host }) => host).sort();
      const words = planted.map(({ word }) => word).sort();
      const what = [
        ...words.length > 0 ? [`词语“${words.slice(0, 5).join('、')}”（“${planted[0]!.where}”）`] : [],
        ...hosts.length > 0 ? [`指向 ${hosts.slice(0, 8).join('、')}${hosts.length > 8 ? ' 等' : ''} 的链接 ${hosts.length} 个`] : [],
      ].join('；');
      const rule = struckRule(page, hosts);
      yield { code: 'differs-for-spider', ...(rule === undefined ? {} : { rule }), about: [...words, ...hosts].slice(0, 10).join('、'), quote: planted[0]?.where ?? counted[0]?.text ?? '', data: { what } };
    } else if (foreign.length > 0) {
      yield { cannot: `网页每次取到的链接都不一样，多出的链接（${foreign[0]!.host} 等）说明不了问题，请人工核实` };
    }
  },
});

/** Words in every answer to the search engine, in none to a reader. */
function plantedWords(spider: readonly PageOutline[], reader: readonly PageOutline[]): PageOutline['words'] {
  const read = new Set(reader.flatMap(({ words }) => words.map(({ word }) => word)));
  return spider[0]!.words.filter(({ word }) => !read.has(word) && spider.every(({ words }) => words.some((each) => each.word === word)));
}

/** Hosts nobody knows, linked in every answer to the search engine, and neither in one to a reader nor in the page itself. */
function foreignHosts(page: PageView, spider: readonly PageOutline[], reader: readonly PageOutline[]): PageOutline['hosts'] {
  const kindOf = hostKinds(page);
  const known = new Set([...reader.flatMap(({ hosts }) => hosts.map(({ host }) => registrableOf(host))), ...page.links.flatMap(({ url }) => (url ? [registrableOf(url.hostname)] : [])), ...page.frames.flatMap(({ url }) => (url ? [registrableOf(url.hostname)] : []))]);
  return spider[0]!.hosts.filter(({ host }) => {
    const kind = kindOf(host);
    return (kind === 'unknown' || kind === 'address') && !known.has(registrableOf(host)) && spider.every(({ hosts }) => hosts.some((each) => each.host === host));
  });
}

function hostsDiffer(answers: readonly PageOutline[]): boolean {
  const names = answers.map(({ hosts }) => hosts.map(({ host }) => host).sort().join(' '));
  return names.some((each) => each !== names[0]);
}
