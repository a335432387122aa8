import { textOf } from '../../page/dom.ts';
import type { HiddenBlock } from '../../page/hidden/hidden-blocks.ts';
import { reportAt, type BlockScore } from '../../page/hidden/hidden-score.ts';
import { scoredBlocks } from '../../page/hidden/scored-blocks.ts';
import { struckRule } from '../../page/links/host-kind.ts';
import { folded } from '../../page/normal-text.ts';
import type { Concealment } from '../../page/hidden/paint-chain.ts';
import { hijacksOf, type Hijack } from '../../page/hidden/search-hijack.ts';
import type { PageView } from '../../page/page-view.ts';
import { defineCheck, pause, type Report } from '../define-check.ts';

type Code = 'hidden-external' | 'keyword-spam' | 'off-document' | 'suspicious';

/** More blocks than this are summed up in one finding. */
const most = 30;

/**
 * 47号附件二（二）: 网站所有的外部链接需在页面上显示，避免出现“暗链”. Three things together: a target nobody has vouched for,
 * nothing painted, and no way to reveal it; then a score of likelihood decides between report, review and silence.
 */
export default defineCheck({
  id: 'hidden-link',
  version: 2,
  title: '没有暗链',
  cites: ['47-2-2-7'],
  on: 'every-page',
  needs: [
    { fact: 'source', part: '写在文档之外的链接、只给搜索引擎看的标题' },
    { fact: 'styles', part: '与背景同色的链接' },
  ],
  stage: 'stable',
  messages: {
    'hidden-external': { verdict: 'fail', says: '页面上有看不见的外部链接：{{hosts}}（{{how}}，{{count}} 个{{sample}}）。', fix: '从模板或正文里删掉这段代码；不是本单位放的，按网站被篡改处置，检查服务器和后台账号。' },
    'keyword-spam': { verdict: 'fail', says: '页面上藏有违法推广内容“{{word}}”：{{hosts}}（{{how}}{{sample}}）。', fix: '立即从模板或正文里删掉，保存证据，按网站被篡改处置并报告主管部门和公安机关。', cites: ['47-2-2-7', '47-2-2-4'] },
    'off-document': { verdict: 'fail', says: '页面代码的文档之外（{{place}}）写有看不见的外部链接：{{hosts}}（{{how}}{{sample}}）。', fix: '从页面文件或模板里删掉 {{place}} 的这段代码，并检查是谁写入的。' },
    suspicious: { verdict: 'review', says: '疑似暗链：{{hosts}}（{{how}}{{sample}}）。', fix: '查看这段代码的用途：不需要的删掉；点按后会显示出来的菜单、弹窗等，标为误报。' },
  },
  *run(page) {
    const reports = (yield* scoredBlocks(page)).map(({ block, score }) => reportOf(page, block, score));
    yield pause;
    for (const hijack of hijacksOf(page)) reports.push(hijackReport(hijack));
    yield* reports.slice(0, most);
    const rest = reports.slice(most);
    if (rest.length > 0) {
      const worst = rest.find(({ code }) => code === 'keyword-spam') ?? rest.find(({ code }) => code !== 'suspicious') ?? rest[0]!;
      yield { code: worst.code, about: '其余暗链', data: { hosts: `另有 ${rest.length} 处，如 ${rest.slice(0, 10).map(({ about }) => about).join('、')}`, how: '同类手法', count: rest.length, word: String(worst.data?.['word'] ?? ''), place: String(worst.data?.['place'] ?? ''), sample: '' } };
    }
  },
});

function reportOf(page: PageView, block: HiddenBlock, { score, word, ownWord, unsure }: BlockScore): Report<Code> {
  const { links, how, root, single } = block;
  const hosts = [...new Set(links.map(({ url }) => url.hostname))];
  const place = links.find(({ place }) => place !== null)?.place ?? null;
  const sure = score >= reportAt && (!unsure || ownWord);
  const code: Code = !sure ? 'suspicious' : word !== null && (ownWord || links.every(({ spam }) => spam.medium === null)) ? 'keyword-spam' : place !== null ? 'off-document' : 'hidden-external';
  const words = links.map(({ words }) => folded(words)).filter((each) => each !== '').slice(0, 3).map((each) => each.slice(0, 30));
  const named = `${hosts.slice(0, 6).join('、')}${hosts.length > 6 ? ` 等 ${hosts.length} 个网站` : ''}`;
  const rule = struckRule(page, hosts);
  return {
    ...(rule === undefined ? {} : { rule }), code, at: single || how === 'noscript' ? links[0]!.element : root, about: hosts.slice(0, 6).join('、'),
    quote: folded(links.map(({ words, url }) => `${words} ${url.href}`).join('；') || (textOf(root) ?? '')).slice(0, 200),
    data: {
      hosts: named, how: `${waysOf[how]}${place !== null && code !== 'off-document' ? `，写在${placeNames[place]}` : ''}`, count: links.length, word: word ?? '',
      place: place === null ? '' : placeNames[place], sample: words.length > 0 ? `，文字“${words.join('”“')}”` : '',
    },
  };
}

function hijackReport({ kind, element, what, word }: Hijack): Report<Code> {
  const data = { count: 1, place: '', sample: '' };
  if (kind === 'title') return { code: 'keyword-spam', at: element, about: `标题或关键词：${word ?? ''}`, quote: what, data: { ...data, word: word ?? '', hosts: `“${what}”`, how: '写在给搜索引擎看的标题或关键词里，页面显示的是另一个标题' } };
  const how = kind === 'referrer' ? '脚本发现访问者来自搜索引擎时转到这个地址' : '页面自动跳转到这个外部地址';
  return { code: 'suspicious', at: element, about: what, quote: what, data: { ...data, word: '', hosts: what, how } };
}

const placeNames = { 'after-end': '</html> 之后', 'in-head': '<head> 里', 'before-start': '文档开头之前' } as const;

/** How it is concealed, for people. */
const waysOf: Readonly<Record<Concealment, string>> = {
  display: '设为不显示', visibility: '设为不可见', opacity: '设为全透明', 'content-visibility': '设为不渲染', 'clipped-away': '被裁掉', 'tiny-clip': '放在没有大小的框里', 'clip-path': '裁剪为零', mask: '被遮罩',
  tiny: '没有文字和大小', scaled: '缩小为零', 'off-screen': '移到页面之外', 'text-indent': '文字缩进到页面之外', 'font-size': '字号为零或一像素', 'same-colour': '文字与背景同色', covered: '压在其他内容下面',
  marquee: '放在看不见的滚动条里', frame: '不可见的框架', noscript: '写在 noscript 里', fallback: '写在不会显示的位置', details: '折叠',
};
