/**
 * A generated government page of about `nodes` elements: meta tags, header, navigation, dated lists (about 13 % links),
 * paragraphs with dates and telephone numbers, tables, footer. The same number gives the same page.
 */
export function generatePage(nodes: number): string {
  const random = sequence(nodes);
  const parts: string[] = [];
  // head, header, navigation and footer are about 60 elements.
  let left = nodes - 60;
  while (left > 0) {
    const block = random() < 0.5 ? list(random) : random() < 0.7 ? article(random) : table(random);
    parts.push(block.html);
    left -= block.nodes;
  }
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>工作动态_示范县人民政府</title>
<meta name="SiteName" content="示范县人民政府"><meta name="SiteDomain" content="www.shifanxian.gov.cn"><meta name="SiteIDCode" content="3799990001">
<meta name="ColumnName" content="工作动态"><meta name="ColumnType" content="工作动态"><meta name="ColumnDescription" content="示范县工作动态"><meta name="ColumnKeywords" content="动态,要闻">
<style>body{font:14px/1.8 sans-serif;width:1200px;margin:auto}.list li{border-bottom:1px dotted #ccc}.list span{float:right}.hide{display:none}.nav li{float:left}.clear{clear:both}</style></head><body>
<div class="header"><div class="logo"><a href="/"><img alt="示范县人民政府" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" width="300" height="60"></a></div>
<ul class="nav">${['首页', '政务公开', '解读回应', '办事服务', '互动交流', '走进示范'].map((name, index) => `<li><a href="/c${index}/">${name}</a></li>`).join('')}</ul></div><div class="clear"></div>
<div class="main">${parts.join('\n')}</div>
<div class="footer"><p>主办单位：示范县人民政府办公室　联系电话：0530-1234567</p><p>网站标识码：3799990001　<a href="https://beian.miit.gov.cn/">鲁ICP备05000001号-1</a>　<a href="https://beian.mps.gov.cn/#/query/webSearch?code=37999902000001">鲁公网安备 37999902000001号</a>　<a href="/map.html">网站地图</a></p></div></body></html>`;
}

interface Block {
  readonly html: string;
  readonly nodes: number;
}

function list(random: () => number): Block {
  const rows = 8 + Math.floor(random() * 12);
  const items = Array.from({ length: rows }, () => `<li><a href="/xwzx/${2020 + Math.floor(random() * 6)}/t${Math.floor(random() * 1e8)}.html" title="${title(random)}">${title(random)}</a><span>${date(random)}</span></li>`);
  return { html: `<div class="block"><h3>${title(random)}</h3><ul class="list">${items.join('')}</ul></div>`, nodes: 3 + rows * 3 };
}

function article(random: () => number): Block {
  const paragraphs = 10 + Math.floor(random() * 12);
  const html = Array.from({ length: paragraphs }, () => `<p><span>${title(random)}，<strong>${date(random)}</strong>。联系电话：${1380000 + Math.floor(random() * 9999)}${Math.floor(1000 + random() * 8999)}。</span>${random() < 0.2 ? `<a href="https://www.example${Math.floor(random() * 40)}.gov.cn/a/${Math.floor(random() * 999)}.html">${title(random)}</a>` : ''}</p>`);
  return { html: `<div class="text"><h4>${title(random)}</h4>${html.join('')}</div>`, nodes: 2 + Math.round(paragraphs * 3.2) };
}

function table(random: () => number): Block {
  const rows = 6 + Math.floor(random() * 8);
  const html = Array.from({ length: rows }, (_, index) => `<tr><td>${index + 1}</td><td>${title(random)}</td><td><div${random() < 0.1 ? ' class="hide"' : ''}>${Math.floor(random() * 10000)}</div></td></tr>`);
  return { html: `<table><tbody>${html.join('')}</tbody></table>`, nodes: 2 + rows * 5 };
}

const words = ['全县', '召开', '会议', '研究', '部署', '安全生产', '乡村振兴', '重点', '项目', '建设', '推进', '工作', '督导', '调研', '通知', '公告', '关于', '印发', '实施', '方案'];

function title(random: () => number): string {
  return Array.from({ length: 5 + Math.floor(random() * 5) }, () => words[Math.floor(random() * words.length)]).join('');
}

function date(random: () => number): string {
  return `2026-${String(1 + Math.floor(random() * 11)).padStart(2, '0')}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`;
}

/** Mulberry32: a small repeatable sequence of numbers in [0, 1). */
function sequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}
