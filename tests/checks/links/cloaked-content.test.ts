import check from '../../../checks/links/cloaked-content.ts';
import type { CloakFacts, PageOutline } from '../../../contract/cloak.ts';
import { testCheck } from '../../support/test-check.ts';

const base: PageOutline = { title: '示范县人民政府', keywords: '示范县', description: '', hosts: [{ host: 'www.gov.cn', url: 'https://www.gov.cn/', text: '中国政府网' }], words: [] };
const host = (name: string, text = ''): PageOutline['hosts'][number] => ({ host: name, url: `http://${name}/`, text });
const with_ = (...hosts: readonly PageOutline['hosts'][number][]): PageOutline => ({ ...base, hosts: [...base.hosts, ...hosts] });
const cloak = (spider: readonly PageOutline[], reader: readonly PageOutline[] = [base, base], because: string | null = null): CloakFacts => ({ because, spider: [...spider], reader: [...reader] });
const page = '<h1>示范县人民政府</h1>';
const planted = host('www.bet-888.example', '澳门新葡京');
const word = { word: '博彩', where: '在线博彩第一站' };

testCheck(check, {
  type: 'home',
  passes: {
    'both get the same': { html: page, cloak: cloak([base, base]) },
    'both get the planted link: that is a hidden link, not a cloaked one': { html: page, cloak: cloak([with_(planted), with_(planted)], [with_(planted), with_(planted)]) },
    'a link scripts write for readers': { html: `${page}<a href="http://www.qiye.example/a">企业</a>`, cloak: cloak([with_(host('www.qiye.example')), with_(host('www.qiye.example'))]) },
    'official sites and statistics more': { html: page, cloak: cloak([with_(host('www.moe.gov.cn'), host('hm.baidu.com')), with_(host('www.moe.gov.cn'), host('hm.baidu.com'))]) },
    'seen once only': { html: page, cloak: cloak([with_(planted), base]) },
    'another title, as mobile pages have': { html: page, cloak: cloak([{ ...base, title: '示范县人民政府手机版' }, { ...base, title: '示范县人民政府手机版' }]) },
    'the word is in what readers get': { html: page, cloak: cloak([{ ...base, words: [word] }, { ...base, words: [word] }], [{ ...base, words: [word] }, base]) },
  },
  reports: {
    'a link for search engines only': { html: page, cloak: cloak([with_(planted), with_(planted)]), reports: ['differs-for-spider/www.bet-888.example'], says: [/www\.bet-888\.example 的链接 1 个/] },
    'words for search engines only': { html: page, cloak: cloak([{ ...base, title: word.where, words: [word] }, { ...base, title: word.where, words: [word] }]), reports: ['differs-for-spider/博彩'], says: [/“博彩”（“在线博彩第一站”）/] },
    'planted among links that rotate': { html: page, cloak: cloak([with_(planted, host('a.example')), with_(planted, host('b.example'))], [with_(host('c.example')), with_(host('d.example'))]), reports: ['differs-for-spider/www.bet-888.example'] },
    'on a column page too': { html: page, type: 'column', cloak: cloak([with_(planted), with_(planted)]), reports: ['differs-for-spider'] },
  },
  cannot: {
    'not asked for': { html: page, because: /尚未与搜索引擎/ },
    'refused by a firewall': { html: page, cloak: cloak([], [], '按搜索引擎的身份没有取到这个网页（创宇盾要求验证），无法比对'), because: /创宇盾/ },
    'links that rotate': { html: page, cloak: cloak([with_(host('a.example')), with_(host('a.example'))], [with_(host('c.example')), with_(host('d.example'))]), because: /每次取到的链接都不一样/ },
  },
  inapplicable: { 'an article': { html: page, type: 'article', cloak: cloak([with_(planted), with_(planted)]) } },
});
