import { closest } from '../dom.ts';
import { guideOf, inFooter } from './guide.ts';
import { derived } from '../memo.ts';
import { tidy } from '../normal-text.ts';
import type { PageView } from '../page-view.ts';

/** A clause that asks for materials without naming them: 其他材料. */
export interface CatchAll {
  readonly element: Element;
  readonly words: string;
}

/** Catch-all clauses among the materials of the guide; each wording once. */
export const catchAllsOf: (page: PageView) => readonly CatchAll[] = derived((page) => {
  const found = new Map<string, CatchAll>();
  for (const { start, text } of materialLines(page)) {
    for (const match of text.matchAll(catchAll)) {
      const words = tidy(match[0]).replace(/^[、，,;；和及与或\s]+/, '');
      const before = text.slice(Math.max(0, match.index - 14), match.index) + match[0];
      const element = page.text.pieceAt(start + match.index)?.element;
      if (!element || negated.test(before) || found.has(words) || closest(element, 'a')) continue;
      found.set(words, { element, words });
    }
  }
  return [...found.values()];
});

/** Lines that stand under 办理材料, and their offsets in the page's text. */
export const materialLines: (page: PageView) => readonly { readonly start: number; readonly text: string }[] = derived((page) => {
  const { entries } = guideOf(page);
  const lines: { start: number; text: string }[] = [];
  let start = 0;
  let next = 0;
  let isMaterials = false;
  for (const text of page.text.norm.split('\n')) {
    const end = start + text.length;
    while (next < entries.length && entries[next]!.start <= end) {
      const entry = entries[next++]!;
      const label = entry.text.replace(/[:】\s]/g, '');
      // The head of a table of materials begins them where their own label is a tab far above.
      if (label === '材料名称') isMaterials = true;
      else if (!partOfMaterials.test(label)) isMaterials = entry.classes.includes('办理材料');
    }
    const element = page.text.pieceAt(start)?.element;
    if (isMaterials && lines.length < 3000 && text.trim() !== '' && element && !inFooter(page, element)) lines.push({ start, text });
    start = end + 1;
  }
  return lines;
});

/** Labels inside a list of materials. */
const partOfMaterials = /^(?:材料(?:名称|形式|类型|必要性|来源|下载|份数|样本)|来源渠道|纸质材料份数|填报须知|份数|必要性|表格下载|样表下载|空表下载|备注|说明|审查标准)$/;

const asking = '(?:[、,]|法律|法规|规章|规定|政策|规范性文件|国家|本|有关|相关|审批|登记|行政|主管|业务|受理|机关|机构|部门|单位|要求|依法|认为|根据|需要|必要|必需|应当|应|须|需|可能|所|的|补充|提交|提供|出具|报送|办理){0,12}';
const catchAll = new RegExp(`(?:(?:法律|法规|行政法规|审批|登记|主管|受理|有关|相关|国家|需要?|应当?|规定|要求|提交|提供|依法|认为|机关|部门|单位|的|、|必要){0,10})(?:其他|其它)${asking}(?:证明|申请|申报|佐证|书面|有效)?(?:材料|资料|文件|证件|证明)(?!清单)`, 'g');
const negated = /不得|不再|不需|无需|无须|不必|毋须|免予?提交|没有其|无其|禁止|除.{0,10}外/;
