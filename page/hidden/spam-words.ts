/** Words of what hidden links are planted for. Sources: kinds named in police notices and in published descriptions of 暗链 (赌博, 色情, 私服, 代开发票, 办证刻章, 医疗, 贷款). */
const strong = [
  '博彩', '赌博', '赌场', '赌球', '网赌', '线上娱乐城', '娱乐城', '真人娱乐', '真人荷官', '百家乐', '老虎机', '捕鱼游戏', '捕鱼达人', '棋牌游戏', '棋牌平台', '开元棋牌', '六合彩', '时时彩', '北京赛车', '幸运飞艇', '快三平台',
  '彩票平台', '彩票网', '彩金', '首存', '葡京', '新葡京', '皇冠体育', '皇冠现金', '太阳城集团', '太阳城娱乐', '威尼斯人', '澳门金沙', '金沙娱乐', '永利', '亚博', '必发', '乐鱼体育', '开云体育', '江南体育', '九游娱乐', '体育投注', '投注平台', '足球投注', '外围投注', '买球', '世界杯投注', '电子游艺', '电竞竞猜', '下注', '澳门赌',
  '色情', '黄色网站', '成人网', '成人电影', '成人视频', '情色', '裸聊', '约炮', '一夜情', '援交', '招嫖', '上门服务小姐', 'av在线', '无码', '三级片', '成人用品', '催情', '迷药', '伟哥',
  '私服', '传奇私服', '游戏外挂', '盗号', '刷钻', '刷信誉', '代开发票', '代办发票', '开发票联系', '办证刻章', '办假证', '假证', '假文凭', '代办文凭', '代考', '替考', '刻章办证', '代孕', '枪支出售', '买枪', '窃听器', '卖肾', '黑客接单', '代写论文', '洗钱', '信用卡套现', '六合图库', '一肖', '特码', '香港马会', '澳门资料', '正版资料大全',
];

const medium = ['贷款', '彩票', '棋牌', '体育直播', '足彩', '医院专科', '男科', '妇科', '不孕不育', '癫痫', '白癜风', '牛皮癣', '整形', '减肥', '丰胸', '植发', '信用卡', '配资', '炒股', '外汇', '理财', '加盟', '招商', '手游', '网游', '页游', '发票', '文凭', '收藏品', '壮阳', '二手车', '搬家', '开锁', '月嫂', '私家侦探', '婚外情', '减肥药', '原味', '兼职', 'seo', '友情链接交易', '建站'];

/** The same words in warnings, statistics and names of places. */
const against = /打击|整治|严禁|查处|取缔|举报|防范|曝光|反赌|禁赌|禁止|拒绝|远离|抵制|专项行动|治理|警惕|预防|反诈|涉赌|涉黄|扫黄|打非|破获|抓获|判决|案件|民警|警方|公安|法院|检察|普法|以案|提醒|危害|戒|福利彩票|体育彩票|福彩|体彩/;
const places = /六合[区县]|永利[镇村乡街路]|太阳城?[镇村乡]/;
const allPlaces = /六合[区县]|永利[镇村乡街路]|太阳城?[镇村乡]/g;

export interface SpamWords {
  readonly strong: string | null;
  readonly medium: string | null;
}

/** Which planted words a text carries; `noSpam` when none, or when the same text speaks against them. The text is folded as planters disguise it. */
export function spamWordsIn(text: string): SpamWords {
  if (text === '') return noSpam;
  const given = text.length > 4000 ? text.slice(0, 4000) : text;
  const plain = disguiseOff(given);
  let strong = patterns.strong.exec(plain)?.[0] ?? (/[a-z]{4}/i.test(given) ? (latin.exec(` ${given.normalize('NFKC').toLowerCase()} `)?.[1] ?? null) : null);
  const medium = patterns.medium.exec(plain)?.[0] ?? null;
  if ((strong === null && medium === null) || against.test(plain)) return noSpam;
  if (strong !== null && places.test(plain)) strong = patterns.strong.exec(plain.replace(allPlaces, ''))?.[0] ?? null;
  return strong === null && medium === null ? noSpam : { strong, medium };
}

export const noSpam: SpamWords = { strong: null, medium: null };

/** NFKC, without zero-width characters, spaces and separators; look-alike letters and characters folded. */
export function disguiseOff(text: string): string {
  // Most titles are plain characters already, for which the foldings below change nothing.
  if (/^[\u4e00-\u9fa5a-z\d]*$/.test(text) && !lookAlike.test(text) && !text.includes('菠菜')) return text;
  return text.normalize('NFKC').toLowerCase()
    .replace(/[\s\p{Cf}\p{Mn}._\-·•・*+~|/\\,，。、:：;；'"“”‘’()（）[\]【】<>《》!！?？@#$%^&=☆★●○◆◇■□▲△]+/gu, '')
    .replace(everyLookAlike, (character) => alike[character] ?? character)
    .replaceAll('菠菜', '博彩').replaceAll('賭', '赌');
}

/** Latin brand words need their borders. */
const latin = /[^a-z0-9](casino|slot ?gacor|gacor|judi|togel|poker ?online|baccarat|sportsbook|bet365|viagra|cialis|porn|xvideos|pornhub|replica watches|payday loan)s?[^a-z0-9]/;

const lookAlike = /[愽簙賭財綵門亰樂楽視頻電開雲網遊戲娯證發場錢]/;
const everyLookAlike = /[愽簙賭財綵門亰樂楽視頻電開雲網遊戲娯證發場錢\u0400-\u04ff\u0370-\u03ff]/g;

const alike: Readonly<Record<string, string>> = {
  愽: '博', 簙: '博', 賭: '赌', 財: '财', 綵: '彩', 門: '门', 亰: '京', 樂: '乐', 楽: '乐', 視: '视', 頻: '频', 電: '电', 開: '开', 雲: '云', 網: '网', 遊: '游', 戲: '戏', 娯: '娱', 證: '证', 發: '发', 場: '场', 錢: '钱',
  а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', х: 'x', у: 'y', і: 'i', ѕ: 's', α: 'a', ο: 'o', ε: 'e', ι: 'i', κ: 'k', ν: 'v', ρ: 'p', τ: 't', χ: 'x',
};

const patterns = { strong: anyOf(strong), medium: anyOf(medium) };

function anyOf(words: readonly string[]): RegExp {
  // The look-ahead lets most positions fail at their first character.
  return new RegExp(`(?=[${[...new Set(words.map((word) => word[0]))].join('')}])(?:${[...words].sort((a, b) => b.length - a.length).join('|')})`);
}
