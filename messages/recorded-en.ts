/**
 * Sentences a record holds in Chinese, whatever language the screen has (the reasons of open rows of a sheet: scoring/; why nothing
 * was pressed on a page: page/prompt/probe-plan.ts; why a page is taken for one of its kind: page/page-type.ts), said in English where a screen shows them. The record stays as it is.
 */
const sentences: readonly (readonly [pattern: RegExp, english: string])[] = [
  [/^(\d+) 个待确认$/, '$1 pending'],
  [/^未读到有关页面$/, 'no page of this kind was read'],
  [/^(\d+) 个页面未检查$/, 'pages not checked: $1'],
  [/^(\d+) 个页面无法检查$/, 'pages that could not be checked: $1'],
  [/^(\d+) 个无法判定$/, '$1 could not be settled'],
  [/^已达到单项否决情形，须由具名人员认定并写明理由$/, 'the veto condition is met; a named person has to rule on it and give the reason'],
  [/^已确认的事实未达到门槛，具名认定未采用$/, 'what was confirmed does not reach the threshold, so the ruling was not used'],
  [/^待确认的问题如属实，将达到单项否决情形$/, 'if what is pending is true, the veto condition is met'],
  [/^须由人认定$/, 'a person has to rule on it'],
  [/^须由人检查$/, 'a person has to look at it'],
  [/^机器检查未发现问题，其余须由人检查$/, 'the checks found nothing; a person has to look at the rest'],
  [/^未内置，请按本单位文件填写$/, 'not built in; fill it in from the documents of the unit'],
  [/^未监测首页可用性$/, 'the availability of the home page was not probed'],
  [/^已监测 (\d+) 天 (\d+) 次，未达到 (\d+) 天、每天 (\d+) 次$/, 'probed on $1 days, $2 times; $3 days with $4 a day are needed'],
  [/^未登记栏目$/, 'no column is registered'],
  [/^(\d+) 个栏目未检查$/, 'columns not checked: $1'],
  [/^(\d+) 个栏目未定类别$/, 'columns without a category: $1'],
  [/^这些外部链接不能试点（不在页面本身，或是登录、支付、分享一类）$/, 'these external links cannot be pressed (they are not on the page itself, or are for signing in, paying or sharing)'],
  [/^页面未能打开$/, 'the page could not be opened'],
  [/^这个网页没有指向非政府网站的链接$/, 'this page has no link to a site that is not governmental'],
  [/^网页上有密码框，不试点$/, 'there is a password field on the page'],
  [/^网页上有人已登录，不试点$/, 'somebody is signed in on the page'],
  [/^网页上有填写了还没提交的内容，不试点$/, 'something was entered on the page and not sent yet'],
  [/^栏目登记中的“(.*)”$/, 'it is “$1” in the register of columns'],
  [/^是登录、注册页面（有密码框，几乎没有别的内容）$/, 'a page for signing in (a password field and hardly anything else)'],
  [/^地址是检索结果页$/, 'the address is that of search results'],
  [/^页面列有来信、受理、答复等项目$/, 'it lists letters, their receipt and answers'],
  [/^页面列有办事指南要素（(\d+) 类，如设定依据、申请条件、办理材料）$/, 'it has $1 of the parts of a service guide (legal basis, conditions, materials…)'],
  [/^有内容页标签 ArticleTitle \/ PubDate$/, 'it has the article tags ArticleTitle / PubDate'],
  [/^地址是单篇信息的形式$/, 'the address is of the form single texts have'],
  [/^有内容页标签（值为空），也有发布时间或来源和成段的正文$/, 'it has article tags (empty), a publish time or source, and paragraphs'],
  [/^标题或栏目类别是互动交流类$/, 'its title or column type is about exchange with the public'],
  [/^标题或栏目类别是信息公开指南、制度、目录、年报或依申请公开$/, 'its title or column type is about information disclosure'],
  [/^地址在专题目录下$/, 'the address is in a folder of special topics'],
  [/^有栏目标签，没有内容页标签$/, 'it has column tags and no article tags'],
  [/^有发布时间或来源和成段的正文$/, 'it has a publish time or source, and paragraphs'],
  [/^网页的标题下面就是发布时间或来源$/, 'the publish time or source stands right below the title of the page'],
  [/^主体是带日期的信息列表（(\d+) 条）$/, 'it is mostly a dated list (entries: $1)'],
  [/^有栏目标签（值为空），没有内容页标签$/, 'it has column tags (empty) and no article tags'],
  [/^地址是栏目目录，页面以链接为主或有“当前位置”$/, 'the address is a folder of a column, and the page is mostly links or shows where it stands'],
  [/^没有足以归类的特征，可点此改正$/, 'nothing tells its kind; you can correct it here'],
  [/^地址是根目录，但页面标题就是 ArticleTitle 标签的标题$/, 'the address is the root, but the title is that of the ArticleTitle tag'],
  [/^首页前的引导页（动画或自动跳转，没有栏目）$/, 'a page before the home page (animation or redirect, no columns)'],
  [/^地址是根目录，但标签写明是 (.+) 的栏目$/, 'the address is the root, but the tags say it is a column of $1'],
  [/^地址是网站首页$/, 'the address is that of the home page'],
  [/^地址是首页的目录，标题是网站名称$/, 'the address is a folder of the home page and the title is the name of the site'],
  [/^标题就是网站名称，没有栏目标签$/, 'the title is the name of the site, and there are no column tags'],
  [/^ColumnType 标签为“首页”$/, 'the ColumnType tag says “首页”'],
];

/** The sentence in English, part by part; what is not known here (what a person or a server wrote) stands as it is. */
export function recordedEn(text: string): string {
  const parts = text.split('；').map((part) => inEnglish(part));
  return parts.includes(null) ? text : parts.join('; ');
}

function inEnglish(part: string): string | null {
  const known = sentences.find(([pattern]) => pattern.test(part));
  return known ? part.replace(known[0], known[1]) : null;
}
