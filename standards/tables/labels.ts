import { table } from './table.ts';

const own = '没有文件规定，本产品按公开网页上的通行写法整理';
const drawn = '2026-11-21';
const rule = '国办发〔2017〕47号附件一（一）5“发布时间”“信息来源”；叫法由本产品整理';

/** Words by which pages label the publish time and the source, and what stands beside them. */
export const labelTables = {
  /** Sure labels of the publish time; 时间, 日期 or 于 follows. */
  publish: table('publish-time.labels', '发布时间的叫法（后接“时间”“日期”“于”）', 'pattern', drawn, rule, ['发布', '发表', '发稿', '刊发', '刊登', '信息发布', '文章发布'], ['tag-contradiction']),
  alike: table('publish-time.alike', '意思相近的叫法（后接“时间”“日期”）', 'pattern', drawn, rule, ['公布', '公开', '上网', '上传', '录入', '转载', '推送', '编发', '报道', '添加', '创建'], ['tag-contradiction']),
  late: table('publish-time.updated', '更新时间的叫法（后接“时间”“日期”）', 'pattern', drawn, rule, ['更新', '修改'], ['tag-contradiction']),
  document: table('publish-time.document', '文件本身时间的叫法（后接“时间”“日期”）', 'pattern', drawn, rule, ['发文', '印发'], ['tag-contradiction']),
  /** What another publish time is of; 发布, 公布, 公开 or 更新 and 时间 or 日期 follow. */
  others: table('publish-time.others', '不是本页发布时间的叫法（后接“发布”“公开”“更新”和“时间”“日期”）', 'pattern', drawn, own, ['留言', '回复', '答复', '来信', '提问', '办理', '受理', '计划', '拟', '预计', '评论', '政策', '文件', '成果', '数据', '公报', '解读'], ['tag-contradiction']),
  /** Labels that, without a value, say nothing of the date after them. */
  valueless: table('publish-time.beside', '时间旁边的其他项目（后面可以没有内容）', 'pattern', drawn, own, ['来源', '作者', '编辑', '责编', '浏览次数', '浏览量', '阅读量', '访问次数', '访问量', '点击数', '点击量', '点击率', '字号', '字体', '供稿', '单位', '分享到?', '打印', '收藏', '保护视力色?', '视力保护色?', '背景色?', '录入', '审核', '校对'], ['tag-contradiction']),
  source: table('source.labels', '来源的叫法', 'pattern', drawn, rule, ['来\\s{0,4}源', '稿\\s?源', '出\\s{0,2}处'], ['tag-contradiction']),
  passedOn: table('source.phrases', '来源的其他叫法（后接冒号）', 'pattern', drawn, own, ['转载自', '转自', '稿件来源单位', '信息提供(?:单位)?', '供\\s?稿(?:单位)?', '发布单位', '发布来源'], ['tag-contradiction']),
  /** Words that begin the next particular of the line: the source ends there. */
  afterSource: table('source.next', '来源后面的其他项目', 'pattern', drawn, own, ['时\\s*间', '日\\s*期', '作\\s*者', '编\\s*辑', '责\\s*编', '责任编辑', '审\\s*核', '记\\s*者', '浏\\s*览', '访\\s*问', '点\\s*击', '阅\\s*读', '字\\s*[号体]', '分\\s*享', '打\\s*印', '收\\s*藏', '保护视力', '文\\s*号'], ['tag-contradiction']),
  particulars: table('source.particulars', '标题下方常见的其他项目（不是来源）', 'pattern', drawn, own, ['发布', '时间', '日期', '作者', '编辑', '记者', '浏览', '访问', '点击', '阅读', '次数', '字[号体]', '[大中小默认特超]{1,2}$', '打印', '分享', '收藏', '关闭', '下载', '微信', '微博', '视力', '语音', '朗读', '收听', '播报', '扫', '来源', '年', '月', '星期', '老年', '无障碍', '审核', '校对', '责编', '添加', '评论']),
  /** Addresses, or calls in them, by which a page is passed on. */
  shareServices: table('share.services', '分享服务的地址', 'pattern', drawn, own, ['service\\.weibo\\.com\\/share', 'v\\.t\\.sina\\.com\\.cn\\/share', 'sns\\.qzone\\.qq\\.com', 'connect\\.qq\\.com\\/widget\\/shareqq', 'share\\.v\\.t\\.qq\\.com', 'widget\\.renren\\.com', 'share\\.baidu\\.com', 'jiathis\\.com\\/send', 'bshare\\.cn', 'addthis\\.com', 'facebook\\.com\\/share', 'twitter\\.com\\/(?:share|intent)', 'x\\.com\\/intent', 'javascript:\\s*(?:share|fenxiang|void\\s+share)', '^javascript:.{0,20}share']),
  shareNames: table('share.names', '分享目标的名称', 'pattern', drawn, own, ['微信', '微博', 'QQ', '空间', '朋友圈', 'weixin', 'wechat', 'weibo', 'qzone', 'sina', '(?:^|[\\s/_-])(?:wx|wb)(?:[\\s/_.-]|$)']),
} as const;
