/**
 * Sentences a record holds in Chinese, whatever language the screen has (the reasons of open rows of a sheet: scoring/; why nothing
 * was pressed on a page: page/prompt/probe-plan.ts), said in English where a screen shows them. The record stays as it is.
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
