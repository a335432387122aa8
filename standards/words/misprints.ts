import type { ConfusedWord } from '../word-entry.ts';

const source = '《当代汉语出版物中最常见的100个别字》（《咬文嚼字》编辑部，2005年）';

/**
 * Of the hundred misprints most often met, as the editors of 咬文嚼字 published them, those whose letters are no words in another
 * place; left out are what names of shops, places and people hold (渡假村, 兰天, 世外桃园), what is still printed so (重迭, 凑和, 美仑美奂)
 * and what is right in other sentences (既使, 一幅, 不能自己).
 */
export const misprints: readonly ConfusedWord[] = [
  ...told(`
    甘败下风>甘拜下风 自抱自弃>自暴自弃 针贬时弊>针砭时弊 脉膊>脉搏 松驰>松弛 一愁莫展>一筹莫展 穿流不息>川流不息 防碍>妨碍 天翻地复>天翻地覆 言简意骇>言简意赅 气慨>气概 一股作气>一鼓作气 粗旷>粗犷
    食不裹腹>食不果腹 震憾>震撼 迫不急待>迫不及待 一如继往>一如既往 一如即往>一如既往 草管人命>草菅人命 娇揉造作>矫揉造作 不径而走>不胫而走 不落巢臼>不落窠臼 烩炙人口>脍炙人口 死皮癞脸>死皮赖脸
    鼎立相助>鼎力相助 再接再励>再接再厉 黄梁美梦>黄粱美梦 水笼头>水龙头 杀戳>杀戮 痉孪>痉挛 蛛丝蚂迹>蛛丝马迹 萎糜不振>萎靡不振 沉缅于>沉湎于 默守成规>墨守成规 大姆指>大拇指 沤心沥血>呕心沥血
    出奇不意>出其不意 修茸>修葺 亲睐>青睐 磬竹难书>罄竹难书 声名雀起>声名鹊起 谈笑风声>谈笑风生 有持无恐>有恃无恐 额首称庆>额手称庆 追朔>追溯 鬼鬼崇崇>鬼鬼祟祟 金榜提名>金榜题名 走头无路>走投无路
    趋之若骛>趋之若鹜 洁白无暇>洁白无瑕 九宵云外>九霄云外 渲泄>宣泄 寒喧>寒暄 膺品>赝品 竭泽而鱼>竭泽而渔 滥芋充数>滥竽充数 蜇伏>蛰伏 装祯>装帧 饮鸠止渴>饮鸩止渴 坐阵指挥>坐镇指挥 旁证博引>旁征博引
    灸手可热>炙手可热 编篡>编纂
  `),
  // Right where the letters belong to different words: 按|装修合同, 大幅|射入, 教育部|暑期, 险峻|工程, 诸侯|车马, 变迁|徒步, 一诺千金.
  { wrong: '按装', right: '安装', notBefore: '修饰载备机箱卸车订配置运潢扮裱甲船袋帧病', verdict: 'review', source },
  { wrong: '幅射', right: '辐射', notAfter: '大小篇', verdict: 'review', source },
  { wrong: '峻工', right: '竣工', notAfter: '险严陡高', notBefore: '程作艺', verdict: 'review', source },
  { wrong: '侯车室', right: '候车室', notAfter: '诸', verdict: 'review', source },
  { wrong: '侯车厅', right: '候车厅', notAfter: '诸', verdict: 'review', source },
  { wrong: '迁徒', right: '迁徙', notAfter: '变升搬', notBefore: '步弟', verdict: 'review', source },
];

function told(pairs: string): readonly ConfusedWord[] {
  return pairs.trim().split(/\s+/).map((pair) => {
    const [wrong, right] = pair.split('>') as [string, string];
    return { wrong, right, verdict: 'review', source };
  });
}
