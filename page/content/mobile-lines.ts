import { patternOf, type Judged } from '../table.ts';
import { contextTables } from '../../standards/tables/context.ts';

/** Full mobile numbers, in one run or in the groups people write. */
const mobileNumbers = /(?<![\dA-Za-z.*_=/-])1[3-9]\d(?:\d{8}|[ -]\d{4}[ -]\d{4})(?![\dA-Za-z*_]|[.-]\d)/g;

/** The hundred surnames most people have (公安部《二〇二〇年全国姓名报告》). */
export const surnames = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严欧莫孔向常';

/** Villages, streets, offices and trades end like this, persons do not. */
const noName = '(?<![村屯组寨镇乡街路县市区局所站处科股室部队院校厂场店馆园山河港湾庄湖岭坡坪塘桥口家府办姐总工师长生员委额])';

/** What stands before the number of a person in a list of people: a number, a name, perhaps 男 or 女. A name of two may be spaced out to the width of three (张　三). */
const namedLine = new RegExp(`^\\s*(?:[(（]?\\d{1,4}[)）.、,:\\s]*)?(?:[\\u4e00-\\u9fa5·]{2,4}|[${surnames}] {1,4}[\\u4e00-\\u9fa5]${noName})[\\s,:、(（]+(?:[男女][\\s,、]*)?(?:(?:联系)?电话|手机(?:号码?)?)?[\\s,:、(（]*$`);

/**
 * The same between two numbers of one line, and where name and number touch: there only a name that begins like one, and ends
 * unlike that of a village, a street, an office or a trade.
 */
const named = new RegExp(`^[\\s;,、。:|/()]*(?:[\\u4e00-\\u9fa5]{1,20}:)?(?:[(]?\\d{1,4}[).、,:\\s]*)?[${surnames}](?:[\\u4e00-\\u9fa5]{0,1}| {1,4})[\\u4e00-\\u9fa5]${noName}[\\s,:、(|]*(?:[男女][\\s,、:]*)?(?:(?:联系)?电话|手机(?:号码?)?)?[\\s,:、(|]*$`);

/** A full mobile number in a text, and whether it stands there as that of a person in a list. */
export interface MobileInText {
  readonly index: number;
  readonly digits: string;
  /** It opens its line, but for the name. */
  readonly isLine: boolean;
  readonly isPersons: boolean;
}

/**
 * All full mobile numbers of a text in its order. A person's name stands before the number and nothing else, from the beginning of the
 * line or from the number before it; neither the line nor, for several in a line, what opens it speaks of offices and posts.
 */
export function* mobilesIn(judged: Judged, text: string): Generator<MobileInText> {
  let previousEnd = 0;
  let opening = '';
  for (const { index, 0: match } of text.matchAll(mobileNumbers)) {
    const near = text.slice(Math.max(0, index - 60), index);
    const line = near.slice(near.lastIndexOf('\n') + 1);
    const between = text.slice(previousEnd, index);
    if (previousEnd === 0 || between.includes('\n')) opening = lastLines(text.slice(Math.max(0, index - 140), index));
    const since = between.length < line.length ? between : line;
    const isLine = namedLine.test(line);
    yield { index, digits: match.replace(/[ -]/g, ''), isLine, isPersons: (isLine || (named.test(since) && !isOfficialList(judged, opening))) && !isOfficialList(judged, line) };
    previousEnd = index + match.length;
  }
}

/** The line and the one above it, which may be its heading. */
function lastLines(text: string): string {
  const [above = '', line = ''] = text.split('\n').filter((each, index, all) => index === all.length - 1 || each.trim() !== '').slice(-2);
  return `${above} ${line}`;
}

/** Whether words are those of a list of offices, posts and duties, whose numbers are published on purpose. */
export function isOfficialList(page: Judged, words: string): boolean {
  return patternOf(page, contextTables.officials, anywhere).test(words);
}

function anywhere(words: string): RegExp {
  return new RegExp(words);
}
