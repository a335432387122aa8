import { attachmentSubject } from '../../contract/attachment-subject.ts';
import { readFilesOf, unreadReason } from '../../page/attachments-read.ts';
import { maskedCard, maskedIdentity, maskedMobile, markOf } from '../../page/content/masked-number.ts';
import { personalNumbersOf, type PersonalNumber } from '../../page/content/number-findings.ts';
import type { PageView } from '../../page/page-view.ts';
import { phoneListsOf } from '../../page/content/phone-lists.ts';
import { settingOf } from '../../page/setting.ts';
import { settings } from '../../standards/settings.ts';
import { defineCheck, pause, type CannotCheck, type Report } from '../define-check.ts';

type Code = 'id-number' | 'bank-card' | 'mobile' | 'masked-too-little';

/**
 * 47号正文二（二）2: 不得泄露个人隐私. A citizen's number counts with an existing birth date and the check character of
 * GB 11643, a card with Luhn and words about accounts around it, mobile numbers only as a list of people.
 * No report ever holds a full number: neither its words, nor its key, nor its place.
 */
export default defineCheck({
  id: 'personal-data',
  version: 1,
  title: '没有公开完整的身份证号、银行卡号和个人手机号码',
  cites: ['47z-2-2-2', 'db-3-1'],
  on: 'every-page',
  stage: 'stable',
  messages: {
    'id-number': { verdict: 'fail', says: '{{where}}出现完整的公民身份号码 {{masked}}{{doubt}}{{more}}。', fix: '立即撤下或遮盖，只保留前两位和后三位（如 35*************123）；附件、图片和缓存中的同一内容一并处理。' },
    'bank-card': { verdict: 'review', says: '{{where}}疑似出现个人银行账号 {{masked}}{{more}}，请确认是否为个人账户。', fix: '个人账户请遮盖中间各位；财政专户、单位对公账户可以公开。' },
    mobile: { verdict: 'review', says: '{{where}}名单“{{heading}}”里有 {{count}} 个完整的手机号码（如 {{masked}}），请确认是否为个人号码。', fix: '个人号码请改为 138****1234 的样式，或删去这一列；确属对外公布的工作电话的，判为不是问题。' },
    'masked-too-little': { verdict: 'hint', says: '{{where}}的号码 {{masked}} 只遮盖了 {{count}} 位，容易推算出原号码。', fix: '身份证号只保留前两位和后三位，手机号码遮盖中间四位。' },
  },
  *run(page) {
    yield* numbers(page);
    for (const { element, heading, count, sample } of phoneListsOf(page, settingOf(page, settings.mobilesFewest))) {
      yield { code: 'mobile', at: element, sensitive: true, about: heading, quote: heading, data: { where: whereOf(page.shown(element)), heading, count, masked: maskedMobile(sample) } };
    }
    yield* inFiles(page);
    yield pause;
  },
});

/** What attachments hold, where somebody had them read: masked already when it was read. */
function* inFiles(page: PageView): Generator<Report<Code> | CannotCheck> {
  for (const { facts, element: at, name } of readFilesOf(page)) {
    const where = `附件“${name}”里`;
    for (const [index, { kind, masked, mark, doubt, shown }] of facts.numbers.slice(0, most).entries()) {
      const more = index === most - 1 && facts.numbers.length > most ? `；这个附件另有 ${facts.numbers.length - most} 个号码没有逐个列出` : '';
      const code = kind === 'card' ? 'bank-card' : kind === 'masked-identity' || kind === 'masked-mobile' ? 'masked-too-little' : 'id-number';
      yield { code, at, sensitive: true, about: `${masked}#${mark}${attachmentSubject(name)}`, quote: name, data: { where, masked, doubt, more, count: shown }, ...(code === 'id-number' && doubt !== '' ? { verdict: 'review' as const } : {}) };
    }
    if (facts.mobiles.count >= settingOf(page, settings.mobilesFewest)) {
      yield { code: 'mobile', at, sensitive: true, about: `逐行列出的姓名和手机号码${attachmentSubject(name)}`, quote: name, data: { where, heading: '逐行列出的姓名和手机号码', count: facts.mobiles.count, masked: facts.mobiles.masked } };
    }
  }
  const unread = unreadReason(page);
  if (unread !== null) yield { cannot: unread };
}

/** So many are reported one by one; a list of thousands is told by the last of them. */
const most = 50;

function* numbers(page: PageView): Generator<Report<Code> | CannotCheck | typeof pause> {
  const found: PersonalNumber[] = [];
  for (const number of personalNumbersOf(page)) {
    if (number) found.push(number);
    else yield pause;
  }
  for (const [index, number] of found.slice(0, most).entries()) {
    yield reportOf(number, index === most - 1 && found.length > most ? `；本页另有 ${found.length - most} 个号码没有逐个列出` : '');
  }
}

function reportOf({ kind, text, element, shown, doubt }: PersonalNumber, more: string): Report<Code> {
  const masked = maskedOf(kind, text);
  const common = { at: element, sensitive: true as const, about: `${masked}#${markOf(text)}`, quote: masked, data: { where: whereOf(shown), masked, doubt, more, count: text.replace(/[\dXx]/g, '').length } };
  if (kind === 'card') return { code: 'bank-card', ...common };
  if (kind === 'masked-identity' || kind === 'masked-mobile') return { code: 'masked-too-little', ...common };
  return { code: 'id-number', ...common, ...(doubt === '' ? {} : { verdict: 'review' as const }) };
}

function maskedOf(kind: PersonalNumber['kind'], text: string): string {
  if (kind === 'card') return maskedCard(text);
  return kind === 'masked-mobile' ? maskedMobile(text) : maskedIdentity(text);
}

function whereOf(shown: boolean): string {
  return shown ? '页面上' : '页面的隐藏部分';
}
