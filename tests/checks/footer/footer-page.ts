import type { LoadState } from '../../../page/page-view.ts';

/** A picture that loads, so that a page is not taken for one whose pictures are blocked. */
export const pixel = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

/** A picture with a size of its own, 10 by 10. */
export const wide = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR42mM4wcCABzGMSmNDAJ93TiHTz37oAAAAAElFTkSuQmCC';

/** A small column page around a footer. */
export function pageWith(footer: string, head = ''): string {
  return `<!doctype html><html lang="zh-CN"><head><title>要闻动态_示范县人民政府</title>${head}</head><body>
<div class="header"><h1><img src="${pixel}" alt="示范县人民政府"></h1><ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li></ul></div>
<div class="main"><h2>要闻动态</h2><ul><li><a href="/xwzx/a.html">示范县召开春季农业生产工作会议部署抗旱保苗有关事项</a>2026-11-03</li><li><a href="/xwzx/b.html">示范县举办第三届职工运动会，主办单位：示范县总工会</a>2026-11-02</li></ul></div>
${footer}</body></html>`;
}

/** Every element 附件一（二）4 names, as it should be. */
export const wholeFooter = `<div class="footer">
<a href="https://bszs.conac.cn/sitename?method=show&amp;id=00000000000000000000000000000DE0"><img src="${pixel}" alt="党政机关网站标识"></a>
<p><a href="/wzdt/">网站地图</a> | <a href="/lxwm/">联系我们</a></p>
<p>主办单位：示范县人民政府办公室　承办单位：示范县大数据中心　联系电话：0700-5550123</p>
<p>网站标识码：9999990001　<a href="https://beian.miit.gov.cn/">桂ICP备2099000001号-1</a></p>
<p><a href="https://beian.mps.gov.cn/#/query/webSearch?code=99999902000001">桂公网安备99999902000001号</a></p>
<a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=9999990001&amp;url=x"><img src="${pixel}" alt="我为政府网站找错"></a>
</div>`;

/** The complete footer with one part replaced. */
export function footerWith(part: string | RegExp, by: string): string {
  const changed = wholeFooter.replace(part, () => by);
  if (changed === wholeFooter) throw new Error(`nothing replaced: ${String(part)}`);
  return pageWith(changed);
}

export function failedScript(url: string): Partial<LoadState> {
  return { failed: [{ url, kind: 'script' }] };
}
