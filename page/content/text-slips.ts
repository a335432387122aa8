/** A slip of the keyboard that is one for sure: where it is in the text, and what it should be. */
export interface TextSlip {
  readonly kind: 'duplicated-character' | 'punctuation';
  readonly start: number;
  readonly end: number;
  /** The shape, for counting: `的的`, `，，`. */
  readonly shape: string;
  readonly right: string;
}

/**
 * Doubled function words of a closed list, and marks that cannot follow each other, in text as the page has it.
 * Linear in the text. Words that are rightly doubled (常常, 看看), and pairs that end one word and begin the next
 * (目的的, 为了了解, 普及及时), are not told; nor are dots that stand for an ellipsis.
 */
export function* textSlipsIn(text: string): Generator<TextSlip> {
  for (const match of text.matchAll(doubled)) {
    yield { kind: 'duplicated-character', start: match.index, end: match.index + match[0].length, shape: match[0], right: match[0].slice(0, match[0].length / 2) };
  }
  for (const match of text.matchAll(marks)) {
    yield { kind: 'punctuation', start: match.index + 1, end: match.index + match[0].length, shape: match[0].slice(1), right: rightMark(match[0].slice(1)) };
  }
  for (const match of text.matchAll(halfComma)) {
    if (mixes(text, match.index)) yield { kind: 'punctuation', start: match.index + 1, end: match.index + 2, shape: ',', right: '，' };
  }
}

/** Each with what makes it two words: before it in a look behind, after it in a look ahead. */
const doubled = new RegExp([
  '(?<=[\\u4e00-\\u9fa5])(?<![目标有打端无中众美])的的(?![确士哥卡])',
  '(?<=[\\u4e00-\\u9fa5])(?<![不一小明未终私为除])了了(?![解结然却之如得当断不无事此])',
  '(?<=[\\u4e00-\\u9fa5])(?<![总温饱缓共中随调谐祥柔平暖人亲谦应附])和和(?![美气睦谐平解缓善田县龙风])',
  '(?<=[\\u4e00-\\u9fa5])(?<![参给赋授赠])与与(?!会此其时)',
  '进行进行', '关于关于', '以及以及', '进一步进一步', '认真认真', '按照按照', '根据根据',
].join('|'), 'g');

/** A letter, then marks none of which can follow the other; not three and more of one kind, which stand for an ellipsis. */
const marks = /[\u4e00-\u9fa5”》）](?:，，|。。|、、|；；|：：|，。|。，|、，|，、|、。|；。|。；|，；|；，)(?![，。、；：.…])/g;
const halfComma = /[\u4e00-\u9fa5],(?=[\u4e00-\u9fa5])/g;

function rightMark(shape: string): string {
  if (shape[0] === shape[1]) return shape[0]!;
  return shape.includes('。') ? '。' : shape.includes('；') ? '；' : '，';
}

/** Whether the same sentence also has full-width commas between Chinese characters: then the half-width one is a slip, not a habit. */
function mixes(text: string, at: number): boolean {
  const start = Math.max(0, at - 120);
  const before = text.slice(start, at + 1);
  const after = text.slice(at + 2, at + 120);
  const sentence = `${before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('。')) + 1)} ${/^[^\n。]*/.exec(after)![0]}`;
  return /[\u4e00-\u9fa5]，[\u4e00-\u9fa5]/.test(sentence);
}
