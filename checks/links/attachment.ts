import { linkKey } from '../../contract/link.ts';
import { filesOf, type OfferedFile } from '../../page/links/files-offered.ts';
import { labelOf } from '../../page/links/link-subject.ts';
import { squeezed } from '../../page/normal-text.ts';
import { defineCheck, pause } from '../define-check.ts';
import { patternOf } from '../../page/table.ts';
import { wordTables } from '../../standards/tables/words.ts';

/** 47号附件四: 附件…应有效可用，名称要直观准确; 格式应便于常用软件打开. Whether a file is empty or not what it says needs the answers of the link check. */
export default defineCheck({
  id: 'attachment',
  version: 1,
  title: '附件名称直观、格式常用、能打开',
  cites: ['47-4-3'],
  on: ['article', 'guide'],
  stage: 'stable',
  messages: {
    'vague-name': { verdict: 'hint', says: '附件名称“{{name}}”看不出内容{{times}}。', fix: '把链接文字改为文件的全称，如“附件1：××申请表.docx”。' },
    'uncommon-format': { verdict: 'review', says: '附件“{{name}}”是 .{{ending}} 格式，一般电脑没有能打开的软件。', fix: '改用常用格式（如 PDF、OFD、Word、Excel）；压缩包改为 ZIP 或逐个上传。' },
    'empty-file': { verdict: 'fail', says: '附件“{{name}}”是空文件（0 字节），打不开。', fix: '重新上传文件，并下载打开看一下。' },
    'wrong-type': { verdict: 'review', says: '附件“{{name}}”按 .{{ending}} 给出，实际得到的却是{{actual}}。', fix: '下载打开看一下；内容不对的，重新上传文件并更新链接。' },
  },
  *run(page) {
    const files = filesOf(page);
    const named = new Map<string, { file: OfferedFile; times: number }>();
    const judged = new Set<string>();
    let unanswered = 0;
    // A picture or a button beside the name of the same file needs none of its own.
    const wellNamed = new Set(files.filter((file) => !isVague(file)).map(({ link }) => linkKey(link.url.href)));
    yield pause;
    for (const [index, file] of files.entries()) {
      if (index % 300 === 299) yield pause;
      const { link, ending } = file;
      const name = nameOf(file);
      if (!wellNamed.has(linkKey(link.url.href)) && isVague(file)) {
        const had = named.get(name);
        if (had) had.times += 1;
        else named.set(name, { file, times: 1 });
      }
      const key = linkKey(link.url.href);
      if (judged.has(key)) continue;
      judged.add(key);
      if (patternOf(page, wordTables.uncommonFormats, whole).test(ending)) yield { code: 'uncommon-format', at: link.element, about: key, data: { name, ending } };
      const answer = page.answers?.get(key);
      if (!answer || answer.status === null || answer.status >= 400 || answer.verdict === 'blocked' || answer.verdict === 'skipped') {
        // What does not open at all is reported as a broken link.
        if (!answer || answer.verdict !== 'broken') unanswered += 1;
      } else if (answer.size === 0) yield { code: 'empty-file', at: link.element, about: key, data: { name } };
      else {
        const actual = actualType(ending, answer.type, answer.start);
        if (actual) yield { code: 'wrong-type', at: link.element, about: key, data: { name, ending, actual } };
      }
    }
    for (const [name, { file, times }] of named) yield { code: 'vague-name', at: file.link.element, about: name, data: { name, times: times > 1 ? `（共 ${times} 处）` : '' } };
    if (unanswered > 0) yield { cannot: page.answers === null ? `附件能否打开、是否为空要联网检查，本次未检${page.answersBecause ? `（${page.answersBecause}）` : ''}` : `有 ${unanswered} 个附件没有得到答复，未能判断` };
  },
});

function nameOf({ link }: OfferedFile): string {
  return link.text || labelOf(link.element) || decodeURIComponent(link.url.pathname.split('/').at(-1)!.replace(/%(?![\da-f]{2})/gi, '%25')).slice(0, 80);
}

/** Nothing but 附件1, 点击下载 or a system's file name, and no words beside it that say more. */
function isVague(file: OfferedFile): boolean {
  const name = squeezed(nameOf(file)).replace(/\.[a-z\d]{2,5}$/i, '').replace(/[()（）[\]【】《》:：,，.。、_-]/g, '');
  const bare = /^(?:相关|本页|全部)?(?:附件|附表|附录|附|文件|表格)?(?:[\d一二三四五六七八九十]{1,3}|[a-z])?(?:点击|点此|点这里|请点击|单击)?(?:此处|这里)?(?:下载|查看|打开|浏览|预览)?(?:附件|文件|表格|地址|链接|全文)?\d{0,2}$/i.test(name)
    || /^(?:P?\d{8,40}|[\da-f]{16,40}|新建.{0,20}(?:文档|工作表|文件)|未命名|未标题|image\d*|file\d*|attach\w{0,8}\d*|new\d*|test\d*|\d{1,7})$/i.test(name);
  const beside = file.beside.replace(/附件|点击|下载|查看|这里|此处|文件|大小|发布(?:时间|日期)|相关|\d|kb|mb/gi, '');
  return bare && (beside.match(/[\u4e00-\u9fa5]/g) ?? []).length < 4;
}

/** What the answer is instead, for people; null when it may well be what its name says. Word opens RTF and web pages named .doc, so only a web page is a lead. */
function actualType(ending: string, type: string, start: string): string | null {
  if (/^(?:txt|csv)$/.test(ending)) return null;
  const html = start === '' ? type === 'text/html' : /^(?:efbbbf)?(?:0d|0a|09|20)*3c(?:21444f|21646f|68746d|48544d|68656164|626f6479|736372)/i.test(start);
  if (html) return '网页';
  if (start.length < 8) return null;
  if (ending === 'pdf' && !start.includes('25504446')) return 'PDF 以外的内容';
  if (/^(?:docx|xlsx|pptx|zip)$/.test(ending) && !/^504b|^d0cf11e0/.test(start)) return '其他格式的内容';
  return null;
}

function whole(words: string): RegExp {
  return new RegExp(`^(?:${words})$`);
}
