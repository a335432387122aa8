import { table } from './table.ts';

const own = '没有文件规定，本产品按公开网页上的通行写法整理';
const drawn = '2026-11-21';
const guideline = '《政府网站发展指引》（国办发〔2017〕47号）';

/** Words that checks compare texts with. */
export const wordTables = {
  /** What hidden links are planted for. */
  plantedStrong: table('hidden-link.strong', '暗链常见的词（单独即可判断）', 'word', drawn, '公安机关通报和公开资料所列的暗链种类：赌博、色情、私服、代开发票、办证刻章、医疗、贷款', [
    '博彩', '赌博', '赌场', '赌球', '网赌', '线上娱乐城', '娱乐城', '真人娱乐', '真人荷官', '百家乐', '老虎机', '捕鱼游戏', '捕鱼达人', '棋牌游戏', '棋牌平台', '开元棋牌', '六合彩', '时时彩', '北京赛车', '幸运飞艇', '快三平台',
  '彩票平台', '彩票网', '彩金', '首存', '葡京', '新葡京', '皇冠体育', '皇冠现金', '太阳城集团', '太阳城娱乐', '威尼斯人', '澳门金沙', '金沙娱乐', '永利', '亚博', '必发', '乐鱼体育', '开云体育', '江南体育', '九游娱乐', '体育投注', '投注平台', '足球投注', '外围投注', '买球', '世界杯投注', '电子游艺', '电竞竞猜', '下注', '澳门赌',
  '色情', '黄色网站', '成人网', '成人电影', '成人视频', '情色', '裸聊', '约炮', '一夜情', '援交', '招嫖', '上门服务小姐', 'av在线', '无码', '三级片', '成人用品', '催情', '迷药', '伟哥',
  '私服', '传奇私服', '游戏外挂', '盗号', '刷钻', '刷信誉', '代开发票', '代办发票', '开发票联系', '办证刻章', '办假证', '假证', '假文凭', '代办文凭', '代考', '替考', '刻章办证', '代孕', '枪支出售', '买枪', '窃听器', '卖肾', '黑客接单', '代写论文', '洗钱', '信用卡套现', '六合图库', '一肖', '特码', '香港马会', '澳门资料', '正版资料大全',
  ], ['cloaked-content']),
  plantedMedium: table('hidden-link.medium', '暗链常见的词（与别的迹象一起判断）', 'word', drawn, '同上；这些词也有正当用法', [
    '贷款', '彩票', '棋牌', '体育直播', '足彩', '医院专科', '男科', '妇科', '不孕不育', '癫痫', '白癜风', '牛皮癣', '整形', '减肥', '丰胸', '植发', '信用卡', '配资', '炒股', '外汇', '理财', '加盟', '招商', '手游', '网游', '页游', '发票', '文凭', '收藏品', '壮阳', '二手车', '搬家', '开锁', '月嫂', '私家侦探', '婚外情', '减肥药', '原味', '兼职', 'seo', '友情链接交易', '建站'
  ], ['cloaked-content']),
  /** Latin brand words need their borders. */
  plantedLatin: table('hidden-link.latin', '暗链常见的外文词', 'pattern', drawn, '同上', ['casino', 'slot ?gacor', 'gacor', 'judi', 'togel', 'poker ?online', 'baccarat', 'sportsbook', 'bet365', 'viagra', 'cialis', 'porn', 'xvideos', 'pornhub', 'replica watches', 'payday loan'], ['cloaked-content']),
  /** Values the standard lists for ColumnType. The list ends in ……, so another value is no fault. */
  columnTypes: table('column-tags.types', '栏目类别标签的取值', 'word', '2017-05-15', `${guideline}附件三（二）；原表以省略号结尾`, [
    '首页', '概况信息', '机构职能', '负责人信息', '工作动态', '政策文件', '信息公开指南', '信息公开目录', '信息公开年报', '依申请公开',
  '数据发布', '数据开放', '政策解读', '回应关切', '办事服务', '咨询投诉', '征集调查', '在线访谈',
  ]),
  /** Words of the standard's table that stand for themselves in a template nobody filled in, whatever tag they are in. */
  templateWords: table('site-tags.placeholder', '标签里没有填写的模板文字', 'word', '2017-05-15', `${guideline}附件三的标签名称`, ['网站名称', '网站域名', '网站标识码', '政府网站标识码', '栏目名称', '栏目描述', '栏目关键词', '栏目类别', '文章标题', '信息来源', '文章来源', '站点名称', '栏目名', '栏目介绍', '栏目类型', '信息标题', '内容来源', '无', '暂无'], ['column-tags', 'article-tags']),
  vagueLinks: table('link-text.vague', '看不出去向的链接文字', 'pattern', drawn, own, ['点击(?:这里|此处|进入|查看|打开|下载|访问|链接)?', '请?点(?:击)?(?:这里|此处|这|我)', '这里', '此处', '更多', '查看更多', '了解更多', 'more', '查看(?:详情|全文|详细)?', '详情', '详细', '详细信息', '进入', '链接', '下载', 'clickhere', 'here', 'readmore', '阅读全文']),
  /** Names that say nothing, and templates' defaults. */
  vagueSources: table('source.vague', '看不出单位的来源', 'pattern', drawn, own, ['本(?:网站?|站)(?:原创|整理|综合|讯)?', '网络', '互联网', '网上', '原创', '转载', '其他', '其它', '未知', '不详', '综合', '网站', '管理员', 'admin', 'administrator', '匿名', '系统']),
  uncommonFormats: table('attachment.uncommon', '不常用的附件格式（扩展名）', 'pattern', '2017-05-15', `${guideline}附件二（三）“常用文件格式”；格式由本产品整理`, ['cebx?', 'caj', 'nh', 'kdh', 'rar', '7z', 'tar', 'gz', 'gd', 'gw', 's72', 'sep', 'edc', 'wdl', 'mdi', 'djvu', 'vsdx?', 'mdb', 'dbf', 'rmv?b?', 'swf', 'flv', 'dwg', 'odt', 'ods', 'odp']),
  /** The whole of a text, spaces and marks taken away. */
  placeholders: table('test-text.placeholder', '测试和占位的文字', 'pattern', drawn, own, [
    '(?:这是|本条|此条|仅供|用于|内容|网站|系统|功能|发布|上传|栏目|文章|新闻|信息|图片|标题|附件)?(?:一[个条篇])?(?:测试){1,6}(?:用|一下|中|内容|标题|文章|新闻|信息|数据|文档|文件|稿|稿件|页面|栏目|附件|正文|文字|专用|请勿删除|请勿点击|请勿理会|请忽略|勿删|勿点|删除|发布|使用){0,3}[一二三四五六七八九十0-9a-z]{0,6}',
  '(?:test){1,6}(?:title|content|page|article|news)?\\d{0,6}', '(?:新建|未命名)(?:microsoft)?(?:office)?(?:word|excel|powerpoint|文本|doc|docx|xls|xlsx|ppt|wps|文字)?(?:文档|文件|工作表|演示文稿|文稿|表格|网页|栏目|标题)\\d{0,3}(?:\\.(?:txt|docx?|xlsx?|pptx?|wps))?',
  '[x×]{3,40}', '(?:请?在此输入|请输入|请填写|点击输入|输入)(?:标题|内容|正文|文字|文章标题)', '(?:标题){2,6}', '(?:内容){2,6}', '(?:正文){2,6}', '(?:这里|此处)(?:是|为)(?:正文|标题|内容|文章)(?:内容)?', '标题文字\\d{0,3}', '无标题(?:文档|页面)?\\d{0,3}', 'untitled(?:document|page)?\\d{0,3}',
  'a{4,20}', '1{4,20}', '(?:123){2,6}', 'asdf(?:asdf|gh|ghjkl)?', 'loremipsum[a-z]{0,200}', '此处(?:输入|填写|添加)(?:标题|内容|文字|正文)',
  '(?:请|可|待)删除(?:此条|本条|此文|本文|该文)?', '(?:此条|本条|此文|本文|该文)(?:信息|新闻|文章)?(?:请|可|待)删除', '哈{3,12}',
  ]),
  /** Column names that say nothing of what is in them; only when they are the whole name. */
  vagueColumns: table('column-name.vague', '看不出内容的栏目名称', 'pattern', drawn, `${guideline}附件一（三）3“准确直观”；名称由本产品整理`, ['其他', '其它', '其他(?:信息|栏目|内容|文件)', '更多', '综合', '杂项', '信息', '内容', '栏目', '资料', '新栏目', '新建栏目', '未命名', '未命名栏目', '默认(?:栏目)?', '栏目(?:名称)?[一二三四五六七八九十\\d]{0,2}', '测试(?:栏目)?\\d{0,2}', 'test\\d{0,2}', 'column\\d{0,3}', 'channel\\d{0,3}']),
  /** The entry itself, and no part of the column (指南, 年报) nor a notice about it. */
  disclosureNames: table('disclosure-column.similar', '“政府信息公开”的其他叫法', 'pattern', drawn, '应当统一命名为“政府信息公开”；叫法由本产品整理', ['政务公开', '信息公开', '政务信息公开', '信息公开(?:专栏|目录|平台|网)', '公开专栏', '政务公开(?:专栏|平台)', '党务政务公开', '阳光政务', '公开政务']),
  activities: table('under-construction.activity', '“正在……中”的事由', 'pattern', '2017-05-15', `${guideline}附件一（三）5“正在建设中”“正在改版中”“正在升级中”等；其余由本产品整理`, ['建设', '改版', '升级', '升级改造', '升级维护', '维护', '系统维护', '改造', '完善', '筹建', '筹备', '整理', '内容整理', '调整', '制作', '更新维护', '建设完善', '建设和完善', '开发', '开发建设', '优化升级']),
  classified: table('secrecy-marking.marks', '涉密和内部标志', 'pattern', drawn, '《党政机关公文格式》（GB/T 9704）的密级标注；内部资料等由本产品整理', ['(?:绝密|机密|秘密)(?:文件|资料|级|件)', '(?:密级|秘密等级)[:：]?(?:绝密|机密|秘密)', '内部(?:资料|文件|材料|参考|传阅|明电|发行)(?:[,，、:·]?(?:注意保存|注意保密|请勿外传|不得外传|严禁外传|妥善保管|仅供参考|请勿公开|不得公开)){0,2}', '(?:内部使用|仅供内部使用|注意保存|注意保密|不得外传|严禁外传)']),
} as const;
