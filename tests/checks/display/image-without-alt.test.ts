import check from '../../../checks/display/image-without-alt.ts';
import { testCheck } from '../../support/test-check.ts';

const drawing = (name: string, width = 400, height = 300): string => `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><title>${name}</title><rect width="9" height="9"/></svg>`)}`;
const photo = drawing('会议');
const icon = drawing('点', 16, 16);
const pixel = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
const gone = 'http://127.0.0.1:9/gone/';
const settled = (document: Document): boolean => Array.from(document.images).every((image) => image.complete || image.loading === 'lazy');

testCheck(check, {
  type: 'article',
  passes: {
    'with words': `<img src="${photo}" alt="会议现场">`,
    'decoration by its own word': `<img src="${photo}" alt=""><img src="${photo}" role="presentation"><img src="${photo}" aria-hidden="true"><div aria-hidden="true"><img src="${photo}"></div>`,
    'other names': `<img src="${photo}" title="会议现场"><img src="${photo}" aria-label="会议现场"><h2 id="t">标题</h2><img src="${photo}" aria-labelledby="t">`,
    'icons, lines, spacers, counters': `<img src="${icon}"><img src="${photo}" width="400" height="2"><img src="${photo}" style="width:20px;height:20px"><img src="${pixel}" width="300" height="200"><img src="${pixel}">`,
    'beside the text of its link': `<a href="/a"><img src="${photo}"><span>走进政府</span></a><a href="/b" title="专题"><img src="${photo}"></a>`,
    'a caption': `<figure><img src="${photo}"><figcaption>会议现场</figcaption></figure>`,
    'not shown': `<div style="display:none"><img src="${photo}"></div>`,
    'the marks of the foot': `<img id="imgConac" src="${photo}"><a href="https://bszs.conac.cn/sitename?method=show"><img src="${photo}"></a>`,
    'no address': '<img><img src="">',
    'an icon by its written size that did not load': { html: `<img src="${gone}i.gif" width="16" height="16">`, until: settled },
  },
  reports: {
    'a content picture': { html: `<p>正文</p><img src="${photo}">`, reports: ['missing'], says: [/没有替代文字/] },
    'alone in its link': { html: `<a href="/a"><img src="${photo}"></a>`, reports: ['missing'] },
    'an empty caption says nothing': { html: `<figure><img src="${photo}"><figcaption> </figcaption></figure>`, reports: ['missing'] },
    'the same picture twice is one finding': { html: `<img src="${photo}"><img src="${photo}">`, reports: ['missing'], says: [/共 2 处/] },
    'by its written size, not loaded': { html: `<img src="${gone}hui.jpg" width="400" height="300">`, until: settled, reports: [`missing/${gone}hui.jpg`], says: [/图片“hui\.jpg”/] },
    'more than can be listed': { html: Array.from({ length: 34 }, (_, index) => `<img src="${gone}${index}.jpg" width="100" height="100">`).join(''), until: settled, reports: ['missing/其余图片', ...Array.from({ length: 30 }, () => 'missing')], says: [/30\.jpg、31\.jpg、32\.jpg、33\.jpg.*另有 4 张/] },
  },
  cannot: {
    'not loaded, size not written': { html: `<div style="height:30000px"></div><img loading="lazy" src="${gone}far.jpg">`, because: /有 1 张没有替代文字的图片没有载入/ },
    'a stand-in for a lazy picture': { html: `<img src="${pixel}" data-src="/real.jpg" style="display:block;max-width:100%">`, because: /有 1 张/ },
  },
});
