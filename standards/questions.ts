import { ask, type GuidedQuestion } from './question.ts';

/** Questions about the looks, columns and links of pages: 《网页设计规范》. */
const design: readonly GuidedQuestion[] = [
  ask('q-style', ['home', 'column', 'article', 'topic'], ['47-1-1-1', 'db-2-28'], '页面是否简洁明了，与全站风格统一？', '对比首页、栏目页和内容页的配色、字体、按钮和栏目条。', { marks: ['markup'] }),
  ask('q-colours', ['home'], ['47-1-1-2', 'db-2-29'], '是否只有一种主色调，总色调不超过三种，同类栏目的字体、字号和版式一致？', '看大块底色和标题色；照片和图标的颜色不算。', { marks: ['colours'] }),
  ask('q-page-length', ['home'], ['47-1-1-3'], '首页长度是否合适，打开时是否不用久等？', '看从上到下要翻几屏；用单位平常的电脑和网络打开，看是否在 3 秒左右显示完。', { marks: ['slow-load', 'page-shape'] }),
  ask('q-browsers', 'every-page', ['47-1-1-4'], '换常用浏览器和分辨率打开，页面是否整齐不变形、功能可用？', '至少换一种常用浏览器，并把窗口缩到约 1280 宽，看文字错行、表格错位、按钮不能点。', { marks: ['page-shape', 'plugin-needed'] }),
  ask('q-media-match', ['home', 'article', 'topic'], ['47-1-1-6', 'db-2-30'], '图片和视频是否与信息内容相符？', '逐张看配图、播放视频开头，内容应与标题和正文说的是同一件事。', { marks: ['image-not-shown', 'video-not-playable'] }),
  ask('q-layout', ['home', 'column'], ['47-1-2-1', 'db-1-101'], '页面是否分头部、中部、底部三区，层次分明、重点突出？', '看重要信息是否在第一屏，三区是否分得清。'),
  ask('q-site-name', 'every-page', ['47-1-2-2', '47z-3-1-3', 'db-1-17', 'db-1-102'], '头部是否醒目展示以机构名称命名的网站全称？', '全称应与标识码登记的名称一致；名称在图片里的，看图片上的字。', { marks: ['site-name'] }),
  ask('q-reading-order', ['home', 'column'], ['47-1-2-3', 'db-1-103'], '中部内容区是否按“从左到右、从上到下”的阅读习惯布局？', '看最重要的内容是否在左上，同类内容是否挨在一起。'),
  ask('q-columns-fit', ['home'], ['47-1-3-2', 'db-1-106'], '栏目是否都体现政府职能，没有与履职和公众需求无关的栏目？', '把导航里的栏目逐个看一遍（生活服务、企业推广类要特别核对）。', { marks: ['required-columns'] }),
  ask('q-column-name', ['home', 'column'], ['47-1-3-3', 'db-2-32'], '栏目名称是否准确直观、不过长，一看就知道里面是什么？', '点开几个栏目，看内容与名称是否相符。', { marks: ['column-name'] }),
  ask('q-channels', ['home'], ['47-1-4-2', 'db-1-108'], '频道设置是否清晰合理、不过多（一般 5—8 个）？', '数导航条第一级；首页、长者助手等不是频道。', { marks: ['channel-count'] }),
  ask('q-topic-area', ['home'], ['47-1-5-2', 'db-1-109'], '专题是否在首页显著位置有入口，专题较多时是否有专门的专题区？', '找首页的专题图片或“专题专栏”。'),
  ask('q-topic-archived', ['home', 'topic'], ['47-1-5-3', 'db-1-110'], '已结束工作的专题是否已从首页显著位置撤下，并标注归档？', '点开首页的专题，看最新信息的日期和归档标识。', { marks: ['topic-archive', 'archive-mark'] }),
  ask('q-topic-style', ['topic'], ['47-1-5-4', 'db-2-33'], '专题页面风格是否与网站整体一致？', '看头部、底部和配色；版面可以灵活。'),
  ask('q-unique-address', 'site', ['47-2-1-1', 'db-1-111'], '页面、图片、附件的地址是否按统一规则生成，同一内容只有一个地址？', '从不同栏目打开同一篇信息，比较地址。', { marks: ['internal-address'] }),
  ask('q-clear-address', 'site', ['47-2-1-2', 'db-2-34'], '网址是否清晰、能看出内容分类？', '看栏目和内容页的地址是否有栏目目录。', { marks: ['unclear-address'] }),
  ask('q-lasting-address', 'site', ['47-2-1-2', 'db-1-112'], '除网站迁移外，已发布内容的网址是否保持不变？', '用以前收藏或搜索引擎收录的地址打开几篇旧信息。', { marks: ['broken-link'] }),
  ask('q-commercial', 'every-page', ['47-2-2-2', 'db-3-12'], '页面是否没有链接商业网站？', '逐个看标出的链接；政务新媒体账号、官方服务应用可以保留。', { marks: ['commercial-link'] }),
  ask('q-link-patrol', 'site', ['47-2-2-3', 'db-2-36'], '网站的链接是否经常巡检，没有错链、断链？', '看“断链、错链”一项的结果；标出的链接逐个点开，再核对本单位的巡检记录。', { marks: ['broken-link', 'empty-link'] }),
  ask('q-external-relevance', 'every-page', ['47-2-2-4', 'db-1-113', 'db-3-13'], '外部链接的内容是否都与所在页面主题有关？', '点开外链，看是否指向宣称的网站和内容。', { marks: ['hidden-link', 'external-link-without-prompt'] }),
  ask('q-non-gov-links', 'every-page', ['47-2-2-5', 'db-1-114'], '引用的非政府网站内容是否合法、权威、准确？', '打开每个非政府网站链接核对；已换主人的域名要撤下。', { marks: ['commercial-link', 'external-link-without-prompt'] }),
  ask('q-hidden-links', 'every-page', ['47-2-2-7'], '标出的可疑隐藏链接是否都是正常功能，没有“暗链”？', '看标出的链接指向哪里、为什么不显示；说不清来历的判不合格。', { marks: ['hidden-link'] }),
  ask('q-copy-print', ['article', 'guide'], ['47-4-1', 'db-1-117'], '正文是否便于复制、保存和打印？', '选一段文字复制，打开打印预览看正文是否完整。', { marks: ['copy-blocked'] }),
  ask('q-plugins', 'every-page', ['47-4-2', 'db-1-118'], '页面是否不要求安装控件或插件；必须装的，是否在本页提供下载？', '看有没有“请安装控件”一类提示，旁边有没有可用的下载。', { marks: ['plugin-needed'] }),
  ask('q-usable-names', ['home', 'column', 'article', 'guide'], ['47-4-3', 'db-1-119', 'db-2-38'], '应用系统、附件、视频是否能用，名称是否直观准确？', '打开每个系统入口、附件和视频；附件内容应与名称相符，格式用常用软件能打开。', { marks: ['attachment', 'video-not-playable', 'broken-link'] }),
  ask('q-floating', 'every-page', ['47-4-4'], '是否没有悬浮、闪烁内容；确需悬浮的，是否能关闭？', '等页面静下来再看；点关闭后不应再弹出。无障碍工具条、返回顶部不算。', { marks: ['floating-window', 'flashing'] }),
  ask('q-advert', 'every-page', ['47-4-5', 'db-3-14'], '是否没有商业广告，也没有链接商业广告页面？', '看图片、飘窗和友情链接。', { marks: ['commercial-link'] }),
];

/** Questions about domain, functions, contents, services and exchange with the public: the body of the 指引 and the 对标情况表. */
const contents: readonly GuidedQuestion[] = [
  ask('q-accurate-info', 'site', ['db-1-1'], '发布的信息和服务是否权威、准确、及时？', '抽看机构职能、动态、通知公告、政策文件、规划计划、人事各几条，与正式材料核对；记下不准确的条数。', { rows: ['D4d'], marks: ['wording'] }),
  ask('q-systems', 'site', ['db-1-2'], '业务系统是否与网站对接，入口和界面统一？', '从首页进入各系统，看是否要重复登录、风格是否统一。'),
  ask('q-department-domain', 'site', ['47z-3-1-4-department', 'db-1-19', 'db-2-1'], '部门网站是否用本级政府或上级部门门户网站的下级域名？', '看域名是否为“○○○.□□□.gov.cn”，□□□ 与门户网站一致；门户网站选不适用。', { marks: ['site-domain'] }),
  ask('q-portal-domain', 'site', ['47z-3-1-4-portal'], '门户网站的域名是否为“www.□□□.gov.cn”，□□□ 与本地区名称对应？', '看地址栏；部门网站选不适用。', { marks: ['site-domain'] }),
  ask('q-several-domains', 'site', ['47z-3-1-4-main', 'db-1-20', 'db-2-2'], '是否只用一个域名；有多个的，是否明确了主域名并逐步注销其余的？', '查域名登记，看旧域名是否还能打开。', { marks: ['site-domain'] }),
  ask('q-path-domain', 'site', ['47z-3-1-4-path', 'db-1-21'], '栏目和内容页的网址是否在本网站域名下？', '从导航点开各栏目，看域名是否变化。', { marks: ['site-domain', 'internal-address'] }),
  ask('q-migration-notice', ['home'], ['47z-3-2-1-notice', '47z-3-2-1', '47z-3-3-0', 'db-1-22', 'db-1-23', 'db-1-27'], '迁移、下线或更换域名的，是否在首页显著位置有公告，并说明内容去向、保留不少于 30 天？', '没有迁移或更换域名的，选不适用。'),
  ask('q-archive', ['topic', 'column', 'article'], ['47z-3-2-3', 'db-1-26'], '归档页面是否能正常打开，并在显著位置写明“已归档”和归档时间？', '不是归档页面的，选不适用。', { marks: ['archive-mark'] }),
  ask('q-functions', 'site', ['db-1-28'], '是否有信息发布、解读回应、互动交流功能；有对外服务的，是否有办事服务？', '在导航里逐项找到并点开。', { marks: ['required-columns'] }),
  ask('q-timely-major', ['home'], ['db-1-30'], '本地区重要会议、重要活动、重大决策是否及时发布？', '对照近两周的重要会议和文件，看网站上有没有。', { marks: ['home-updates'] }),
  ask('q-reprint', ['home'], ['db-1-31', 'db-1-99', 'db-2-25', 'db-2-27'], '国务院和上级、本级门户发布的重要政策信息是否及时转载（重要政策 12 小时内）？', '从中国政府网和上级门户选近期两三件，在本网站查找并比对时间。'),
  ask('q-classified', 'site', ['db-1-32'], '信息和数据是否分类清楚、及时更新？', '看栏目和列表的分类，再看各栏目最新日期。', { marks: ['stale-column'] }),
  ask('q-idle-columns', 'site', ['47z-4-1-0', 'db-1-33'], '无力更新的栏目是否已经优化调整？', '看标出的长期不更新栏目。', { marks: ['stale-column', 'empty-column'] }),
  ask('q-static-info', ['column', 'article'], ['47z-4-1-0', 'db-1-34'], '机构职能、负责人、联系方式等静态信息变化后是否及时更新？', '与现行机构和人员情况核对。'),
  ask('q-map', 'every-page', ['47z-4-1-0-map', 'db-1-35'], '页面上的地图是否为标准地图，或者标有审图号？', '看地图图片上或旁边的审图号；页面没有地图的选不适用。', { marks: ['map-without-approval'] }),
  ask('q-institutions', ['column', 'disclosure'], ['47z-4-1-2', 'db-1-36'], '机构设置、主要职责和联系方式是否集中发布、形式统一？', '点开几个部门的机构职能比较格式。'),
  ask('q-leaders', ['column', 'disclosure'], ['47z-4-1-3'], '负责人信息是否完整、准确（姓名、分工、简历等）？', '与现任名单和分工文件核对。'),
  ask('q-media-with-news', ['article'], ['db-1-37'], '重要信息是否配发了图片或视频？', '看近期重要会议、活动的报道；没有条件的选不适用。'),
  ask('q-policy-search', ['column', 'disclosure'], ['47z-4-1-4-search', 'db-2-7'], '法规、规章、政府文件是否有准确的分类和能用的搜索？', '用一个文件名和一个文号搜索，看是否搜得到。'),
  ask('q-validity', ['article'], ['47z-4-1-4', 'db-2-8'], '已修改、废止、失效的文件是否在原文件上明确标注？', '对照清理结果公告，打开其中几件原文件；仍有效的文件选合格。', { marks: ['validity-mark'] }),
  ask('q-source', ['article'], ['47z-4-1-5', 'db-2-9'], '来源是否属实，转载内容是否准确无误？', '打开转载来源核对标题和正文。', { marks: ['source'] }),
  ask('q-catalogue', ['disclosure'], ['47z-4-1-6', 'db-1-38'], '信息公开指南、目录、年报是否齐全、更新，从目录能否查到具体信息？', '从目录随机点两三条，看能否打开正文。', { marks: ['disclosure-column'] }),
  ask('q-data', ['column'], ['47z-4-1-7', 'db-1-39'], '数据是否按主题、地区、部门分类，并有图表等可视化展示？', '没有数据发布栏目的选不适用。'),
  ask('q-open-data', ['column'], ['47z-4-1-8', 'db-1-40', 'db-2-10'], '开放的数据是否已脱敏，过期失效的数据是否已清理或标注？', '下载一两个数据集看内容和日期。', { marks: ['personal-data'] }),
  ask('q-data-catalogue', ['column'], ['db-1-41'], '是否公开数据目录，并注明浏览量、下载量和接口调用情况？', '没有开放数据的选不适用。'),
  ask('q-response', 'site', ['db-1-42', 'db-1-43', 'db-1-44'], '对重大突发事件、热点问题和谣言，是否及时发布权威回应？', '看回应关切栏目；近期没有这类事件的选不适用。'),
  ask('q-interpretation', ['column', 'article'], ['47z-4-2-1', 'db-2-11', 'db-2-13'], '重要政策文件是否都有起草部门提供的解读，并有图解等解读产品？', '选近期两三件重要文件，查找解读材料和形式。'),
  ask('q-policy-links', ['article'], ['47z-4-2-3', 'db-2-14'], '政策文件页有解读入口、解读页有原文链接吗？', '看标题旁和正文下方的相关链接，点开核对。', { marks: ['policy-links'] }),
  ask('q-service-entry', 'site', ['47z-4-3-1', 'db-1-48'], '是否有统一的办事服务入口，并发布服务事项目录？', '从首页找“政务服务”或“办事服务”并点开；没有对外服务职能的选不适用。'),
  ask('q-service-classes', 'site', ['db-1-49'], '服务事项是否按主题、对象等分类，名称统一？', '看事项目录的分类和命名。'),
  ask('q-online-degree', ['guide', 'column'], ['47z-4-3-1-degree', 'db-1-50', 'db-2-15'], '每一事项是否标明网上可办理程度，全程在线办理的是否集中展示？', '看事项列表和指南里的“网上办理深度”。'),
  ask('q-other-services', 'site', ['db-1-51'], '非政务服务事项是否经过审核、确有必要？', '看办事栏目里有没有企业提供的服务。', { marks: ['commercial-link'] }),
  ask('q-service-related', ['guide'], ['47z-4-3-2', 'db-1-52'], '指南页是否有相关法规、常见问题、咨询投诉等入口？', '看指南页两侧和底部。'),
  ask('q-guide-accurate', ['guide'], ['47z-4-3-4'], '办事指南内容是否准确，与窗口一致，并提供规范表格、填写说明和示范文本？', '打咨询电话核对材料、时间和地点；记下不准确的项数。', { rows: ['D8b'], marks: ['guide-elements', 'guide-attachments'] }),
  ask('q-interaction-platform', 'site', ['db-1-53', 'db-1-54'], '是否有统一的互动交流平台，各栏目的留言评论都进入这个平台？', '从信息页、办事页点留言入口，看去了哪里。'),
  ask('q-purpose', ['interaction'], ['47z-4-4-1', 'db-2-17'], '互动栏目是否写明开设宗旨、目的和使用方式？', '看栏目开头的说明或须知。', { marks: ['unanswered-letters'] }),
  ask('q-answer-quality', ['interaction'], ['db-1-58'], '公开的答复是否有实质内容，没有敷衍推诿、答非所问？', '抽看最近五件答复。'),
  ask('q-answer-public', ['interaction'], ['47z-4-4-5'], '是否公开受理日期、答复日期、答复部门、答复内容和统计数据？', '打开几件来信和统计栏目核对；超过三个月未答复的已标出。', { marks: ['unanswered-letters'] }),
  ask('q-adopted', ['interaction', 'column'], ['47z-4-4-5-adopted', 'db-1-59'], '意见征集结束后是否公布采用情况？', '打开已结束的征集，找结果反馈。'),
  ask('q-accessible', 'site', ['47z-6-1-0'], '是否有方便残疾人、老年人使用的无障碍功能，并且能用？', '打开无障碍或长者模式试用；只用键盘能否走到正文。'),
  ask('q-responsive', 'site', ['47z-6-4-0'], '手机上打开是否自动适应，内容完整？', '用手机或把窗口缩窄打开首页和一篇内容页。', { marks: ['page-shape'] }),
  ask('q-inspection-published', 'site', ['db-1-86'], '每季度抽查情况是否在门户网站公开？', '找最近一个季度的检查通报；非门户网站选不适用。'),
  ask('q-corrections', 'site', ['47z-8-1-1', 'db-1-88'], '网民纠错是否在 1 个工作日内转办、3 个工作日内答复，办理情况是否公开？', '看“我为政府网站找错”后台记录和公开栏目。'),
  ask('q-daily-reading', 'site', ['47z-8-2-2', 'db-1-94'], '是否每日读网并做好记录，发现问题及时处理？', '看读网记录是否每日都有，问题是否有处理结果。'),
  ask('q-annual-report', 'site', ['db-1-96'], '上一年度的政府网站工作报表是否已公开（每年 1 月 31 日前）？', '在公开栏目里查找“年度工作报表”。'),
  ask('q-emblem', 'site', ['db-2-3'], '有徽标的，徽标是否特点鲜明、容易辨认？', '没有徽标的选不适用。'),
  ask('q-secrecy', 'every-page', ['47z-2-2-2', 'db-3-1'], '页面和附件是否没有涉密信息、个人隐私和商业秘密？', '逐处看标出的线索，并打开附件中的名单；页面上只显示遮盖后的号码。', { marks: ['secrecy-marking', 'personal-data'] }),
  ask('q-abroad', 'site', ['47z-7-1-1', 'db-3-7'], '网站服务器是否都在境内？', '查主机或云服务合同；页面引用的境外资源已标出。', { marks: ['insecure-content'] }),
];

/** Questions that only the 监测评分表 asks. */
const scored: readonly GuidedQuestion[] = [
  ask('q-grave-errors', 'every-page', [], '是否没有严重错别字、虚假或伪造内容，没有反动、暴力、色情等内容？', '先看国名、国家机构名称、党和国家领导人姓名；标出的只是线索，由本人认定。', { rows: ['V4'], marks: ['wording', 'hidden-link', 'cloaked-content'] }),
  ask('q-consultation', 'site', [], '是否开设政务咨询类栏目，并且前 1 年内有有效信件、留言？', '打开咨询、信箱、留言栏目，看最近一年的来信；没有栏目和没有来信要在备注里写明是哪一种。', { rows: ['D5a', 'D5b'], marks: ['unanswered-letters'] }),
  ask('q-surveys', 'site', [], '是否开设调查征集类栏目、能用，前 1 年内开展次数达到要求（门户 6 次，其他 3 次）？', '数最近一年的征集和调查；没有栏目、不能用、次数少要在备注里写明。', { rows: ['D6a', 'D6b', 'D6c'] }),
  ask('q-interviews', 'site', [], '开设互动访谈类栏目的，是否能用，前 1 年内开展次数达到要求（门户 6 次，其他 3 次）？', '数最近一年的访谈；没有开设的选不适用。', { rows: ['D7a', 'D7b'] }),
  ask('q-online-systems', 'site', [], '在线申报和查询系统是否都能访问？', '逐个打开系统入口，打不开的隔一段时间再试；记下打不开的个数。', { rows: ['D10'], marks: ['broken-link'] }),
];

/** Every guided question, in the order in which they are asked. */
export const questions: readonly GuidedQuestion[] = [...design, ...contents, ...scored];

const byId: ReadonlyMap<string, GuidedQuestion> = new Map(questions.map((question) => [question.id, question]));

/** The question of that id; undefined for one no version of this table has. */
export function questionOf(id: string): GuidedQuestion | undefined {
  return byId.get(id);
}
