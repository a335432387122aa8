import type { PromptTrial } from '../../../page/observed-facts.ts';

type Outcome = PromptTrial['outcome'];

/** One way of writing a link to another site, with or without a prompt. `{{to}}`: the foreign address. */
export interface Shape {
  readonly body: string;
  /** What a trusted press must find. */
  readonly really: Outcome;
  /** What the page-world probe may find where it cannot see: never the opposite. Default: the same. */
  readonly made?: Outcome;
}

const sentence = '您访问的链接即将离开“示范县人民政府”门户网站，是否继续？';
const to = '{{to}}';
const link = (more = '', words = '示范企业') => `<a id="l" href="${to}" ${more}>${words}</a>`;
/** In a frame, and in an open shadow tree. */
const framed = (inner: string): string => `<iframe width="300" height="100" srcdoc="${inner.replaceAll('"', '&quot;')}"></iframe>`;
const shadowed = (inner: string): string => `<div id="h"></div><script>h.attachShadow({mode:'open'}).innerHTML=${JSON.stringify(inner)}</script>`;
/** A small library of delegated handlers, as pages bring one: `on(selector, type, handler)`. */
const library = `<script>window.on=(what,type,run)=>document.addEventListener(type,function(e){const at=e.target.closest&&e.target.closest(what);if(at&&run.call(at,e)===false){e.preventDefault();e.stopPropagation()}})</script>`;
const layer = `<script>function layer(text,yes){setTimeout(function(){const shade=document.createElement('div');shade.style.cssText='position:fixed;inset:0;background:#0005';const box=document.createElement('div');box.className='layer';box.style.cssText='position:fixed;top:100px;left:100px;background:#fff;padding:20px';box.innerHTML='<p></p><a class="yes">继续访问</a> <a class="no">放弃</a>';box.firstChild.textContent=text;document.body.append(shade,box);const end=function(){shade.remove();box.remove()};box.querySelector('.no').onclick=end;box.querySelector('.yes').onclick=function(){end();yes()}},60)}</script>`;

/** The shapes of real sites, in our own words. */
export const shapes: Readonly<Record<string, Shape>> = {
  'inline return confirm': { body: link(`onclick="return confirm('${sentence}')"`), really: 'prompt' },
  'listener with confirm': { body: `${link()}<script>l.addEventListener('click',function(e){if(!confirm('${sentence}'))e.preventDefault()})</script>`, really: 'prompt' },
  'delegated on the document': { body: `${library}${link('target="_blank"')}<script>on('a','click',function(){if(!/\\.gov\\.cn$/.test(this.hostname))return confirm('${sentence}')})</script>`, really: 'prompt' },
  'page in between by href': { body: link().replace(to, `/jump?url=${to}`), really: 'prompt' },
  'page in between by location.href': { body: `${link()}<script>l.onclick=function(){location.href='/jump?url='+encodeURIComponent(this.href);return false}</script>`, really: 'prompt' },
  'layer that comes later and stops the event': { body: `${layer}${link()}<script>l.addEventListener('click',function(e){e.preventDefault();e.stopPropagation();var go=this.href;layer('${sentence}',function(){window.open(go)})})</script>`, really: 'prompt' },
  'hidden block shown': { body: `<div id="tip" style="display:none;position:fixed;top:80px;left:80px;background:#eee"><p>${sentence}</p><a href="javascript:;" onclick="tip.style.display='none'">取消</a></div>${link(`onclick="tip.style.display='block';return false"`)}`, really: 'prompt' },
  'dialog element': { body: `<dialog id="ask"><p>${sentence}</p><button onclick="ask.close()">取消</button></dialog>${link()}<script>l.addEventListener('click',function(e){e.preventDefault();ask.showModal()})</script>`, really: 'prompt' },
  'alert only': { body: link(`onclick="alert('您即将离开示范县人民政府门户网站')"`), really: 'prompt' },
  none: { body: link(), really: 'no-prompt' },
  'none, with statistics': { body: `${link('target="_blank"')}<script>l.addEventListener('click',function(){navigator.sendBeacon('/count','a');fetch('/count',{method:'POST',body:'a'});var x=new XMLHttpRequest();x.open('POST','/count');x.send('a')})</script>`, really: 'no-prompt' },
  'event stopped at once': { body: `${link()}<script>window.addEventListener('click',function(e){e.stopImmediatePropagation()},true)</script>`, really: 'no-prompt' },
  'script jump': { body: `<a id="l" href="javascript:;" onclick="window.open('${to}')">示范企业</a>`, really: 'no-prompt' },
  'script jump, later': { body: `<a id="l" href="#" onclick="setTimeout(function(){location.href='${to}'},150);return false">示范企业</a>`, really: 'no-prompt' },
  'confirm kept from before': { body: `<script>var ask=window.confirm.bind(window)</script>${link(`onclick="return ask('${sentence}')"`)}`, really: 'prompt', made: 'unknown' },
  'only a trusted press is asked': { body: `${link()}<script>l.addEventListener('click',function(e){if(!e.isTrusted)return;if(!confirm('${sentence}'))e.preventDefault()})</script>`, really: 'prompt', made: 'unknown' },
  'address rewritten on mousedown': { body: `${link(`onmousedown="this.href='/jump?url='+encodeURIComponent('${to}')"`)}`, really: 'prompt' },
  // Beyond the seventeen.
  'address taken away while it asks': { body: `${layer}${link()}<script>document.addEventListener('click',function(e){var a=e.target.closest('a');if(!a||!a.href||/gov\\.cn/.test(a.href)||a.className)return;var go=a.getAttribute('href');a.removeAttribute('href');layer('${sentence}',function(){a.setAttribute('href',go);a.click()});setTimeout(function(){a.setAttribute('href',go)},400)})</script>`, really: 'prompt' },
  'address in the code of the link': { body: `${layer}<a id="l" href="javascript:leave('${to}')">示范企业</a><script>function leave(go){layer('${sentence}',function(){window.open(go)})}</script>`, really: 'prompt' },
  'code of the link that just opens': { body: `<a id="l" href="javascript:void(window.open('${to}'))">示范企业</a>`, really: 'no-prompt' },
  'words in a picture': { body: `<div id="tip" style="display:none;position:fixed;top:0;left:0"><img alt="即将离开本网站，是否继续访问" width="90" height="30" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></div>${link(`onclick="tip.style.display='block';return false"`)}`, really: 'prompt' },
  'a sentence that always stands there': { body: `<p>提示：点击下列链接即将离开本网站，请注意。</p>${link('target="_blank"')}`, really: 'no-prompt' },
  'a countdown that jumps by itself': { body: `<div id="tip"></div>${link(`onclick="tip.textContent='3秒后即将跳转到外部网站';setTimeout(function(){location.href='${to}'},1500);return false"`)}`, really: 'prompt' },
  'pressed off without a word': { body: link('onclick="return false"'), really: 'unknown' },
  'another alert': { body: link(`onclick="alert('请先选择地区');return false"`), really: 'unknown' },
  'a link made for the purpose': { body: `${link()}<script>l.onclick=function(){var a=document.createElement('a');a.href=this.href;a.target='_blank';a.click();return false}</script>`, really: 'no-prompt' },
  'a form made for the purpose': { body: `${link()}<script>l.onclick=function(){var f=document.createElement('form');f.action=this.href;f.target='_blank';document.body.append(f);f.submit();f.remove();return false}</script>`, really: 'no-prompt' },
  'in a frame of the site, asked': { body: framed(link(`onclick="return confirm('${sentence}')"`)), really: 'prompt' },
  'in a frame of the site, none': { body: framed(link('target="_blank"')), really: 'no-prompt' },
  'in a frame of the site, script jump of the whole page': { body: framed(link(`onclick="top.location.href=this.href;return false"`)), really: 'no-prompt' },
  'in a frame of the site, asked on the whole page': { body: `<div id="tip" style="display:none;position:fixed;top:200px;left:80px;background:#eee"><p>${sentence}</p><a href="javascript:;" onclick="tip.style.display='none'">取消</a></div>${framed(link(`onclick="top.tip.style.display='block';return false"`))}`, really: 'prompt' },
  'in an open shadow tree, asked': { body: shadowed(link(`onclick="return confirm('${sentence}')"`)), really: 'prompt' },
  'in an open shadow tree, none': { body: shadowed(link()), really: 'no-prompt' },
  'in an open shadow tree, asked by the component': { body: `${shadowed(link())}<script>h.shadowRoot.addEventListener('click',function(e){e.preventDefault();var p=document.createElement('p');p.textContent='${sentence}';h.shadowRoot.append(p)})</script>`, really: 'prompt' },
  'a list to choose from, asked': { body: `<select onchange="if(confirm('${sentence}'))window.open(this.value)"><option>友情链接</option><option value="${to}">示范企业</option></select>`, really: 'prompt' },
  'a list to choose from, none': { body: `<select onchange="if(this.value)location.href=this.value"><option value="">友情链接</option><option value="${to}">示范企业</option></select>`, really: 'no-prompt' },
  'a list that nothing listens to': { body: `<select><option>友情链接</option><option value="${to}">示范企业</option></select>`, really: 'unknown' },
  'an onward redirect of the site': { body: link().replace(to, `/onward?url=${to}`), really: 'no-prompt' },
};

/** The page of one shape, with things that move by themselves. */
export function shapePage(name: string, foreign: string): string {
  const body = shapes[name]!.body.replaceAll(to, foreign);
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${name}</title></head><body><h1>示范县人民政府</h1>${body}<p>主办单位：示范县人民政府办公室</p></body></html>`;
}

/** The site in between: a notice, an onward redirect, a counter. */
export const between = {
  jump: (url: string) => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>离开提示</title></head><body><p>${sentence}</p><p>${url.replace(/[<>&"]/g, '')}</p><a href="/">放弃</a></body></html>`,
} as const;
