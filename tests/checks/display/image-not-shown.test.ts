import check from '../../../checks/display/image-not-shown.ts';
import { testCheck } from '../../support/test-check.ts';

const pixel = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
const drawing = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30"/></svg>')}`;
const noSize = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3"/></svg>')}`;
const bad = 'data:image/png;base64,AA';
const gone = 'http://127.0.0.1:9/gone/';
const delivered = new URL('/icon/48.png', location.href).href;
const beside = new URL('/gone/f.jpg', location.href).href;
const settled = (document: Document): boolean => Array.from(document.images).every((image) => image.complete || image.loading === 'lazy');

testCheck(check, {
  type: 'article',
  passes: {
    'pictures that load': `<img src="${pixel}" width="40" height="30"><img src="${drawing}">`,
    'a drawing without a size of its own': `<img src="${noSize}" style="width:40px">`,
    'no address': '<img><img src="">',
    'not rendered': { html: `<div style="display:none"><img src="${bad}"></div><img src="${bad}" style="visibility:hidden">`, until: settled },
    'counters': { html: `<img src="${bad}" width="1" height="1"><img src="${bad}" style="width:0px;height:0px"><img src="${gone}stat.gif?id=1"><img src="https://hm.baidu.com/hm.gif?x=1">`, until: settled },
    'the party-government mark has a check of its own': { html: `<img id="imgConac" src="${bad}">`, until: settled },
    'replaced by a substitute when it failed': { html: `<img src="${bad}" onerror="this.onerror=null;this.src='${pixel}'" width="40" height="30">`, until: (document) => document.images[0]!.src.includes('gif') && document.images[0]!.complete },
    'taken away when it failed': { html: `<img src="${bad}" onerror="this.remove()">`, until: (document) => document.images.length === 0 },
    'lazy and already in place': `<img src="${drawing}" data-src="${drawing}">`,
    'made small on purpose': `<img src="${drawing}" width="0" height="0">`,
    'inside something folded': `<div style="height:0;overflow:hidden"><div style="height:0"><img src="${drawing}" style="height:100%"></div></div>`,
  },
  reports: {
    'cannot be read': { html: `<img src="${bad}" alt="会议现场" width="400" height="300">`, until: settled, reports: ['broken'], says: [/图片“会议现场”没有显示/] },
    'not there': { html: `<img src="${gone}a.jpg" width="400">`, until: settled, reports: [`broken/${gone}a.jpg`], says: [/图片“a\.jpg”/] },
    'the same address twice is one finding': { html: `<img src="${gone}b.jpg"><img src="${gone}b.jpg">`, until: settled, reports: [`broken/${gone}b.jpg`], says: [/共 2 处/] },
    'more than can be listed one by one': { html: Array.from({ length: 83 }, (_, index) => `<img src="data:image/png;base64,A${index}" alt="图${index}">`).join(''), until: settled, reports: ['broken/其余图片', ...Array.from({ length: 80 }, () => 'broken')], says: [/图80、图81、图82.*另有 3 张/] },
    'a drawing the browser says did not load': { html: `<img src="${gone}c.svg" width="40" height="30">`, until: settled, load: { failed: [{ url: `${gone}c.svg`, kind: 'image', status: 404 }] }, reports: ['broken'] },
    'the server said it is not there': { html: `<img src="${gone}e.jpg">`, until: settled, load: { failed: [{ url: `${gone}e.jpg`, kind: 'image', status: 404 }] }, reports: [`broken/${gone}e.jpg`] },
    'the server said so of one and gave another': { html: `<img src="${beside}"><img src="${delivered}">`, until: settled, load: { failed: [{ url: beside, kind: 'image', status: 404 }] }, reports: ['broken'] },
    'broken beside lazy ones': { html: `<img src="${bad}" width="40" height="30"><img data-src="/real.jpg" src="/images/loading.gif">`, until: settled, reports: ['broken'] },
    'many, while another arrived': { html: Array.from({ length: 5 }, (_, index) => `<img src="${gone}${index}.jpg" width="40" height="30">`).join('') + `<img src="${delivered}">`, until: settled, reports: ['broken', 'broken', 'broken', 'broken', 'broken'] },
    'loaded without width': { html: `<div style="width:100px;height:100px"><img src="${drawing}" style="width:0;height:20px"></div>`, reports: ['zero-size'] },
  },
  cannot: {
    'no answer for one (a cut line, or blocked), while the same host gave another': { html: `<img src="${beside}"><img src="${delivered}">`, until: settled, load: { failed: [{ url: beside, kind: 'image' }] }, because: /1 张图片没有收到应答/ },
    'not one of many pictures arrived': { html: Array.from({ length: 5 }, (_, index) => `<img src="${gone}${index}.jpg" width="40" height="30">`).join('') + `<img src="${pixel}">`, until: settled, because: /5 张图片一张也没有载入/ },
    'the only picture of a host that did not answer': { html: `<img src="${gone}g.jpg"><img src="${delivered}">`, until: settled, load: { failed: [{ url: `${gone}g.jpg`, kind: 'image' }] }, because: /1 张图片没有收到应答/ },
    'no answer and no record of failures': { html: `<img src="${gone}h.jpg">`, until: settled, load: { failuresKnown: false }, because: /1 张图片没有收到应答/ },
    'pictures that wait to be scrolled to': { html: `<div style="height:30000px"></div><img loading="lazy" src="${gone}far.jpg"><img data-original="/real.jpg" src="${pixel}" width="40" height="30">`, because: /有 2 张图片还没有载入/ },
    'a drawing without pixels, failures not known': { html: `<img src="${gone}d.svg" width="40" height="30">`, until: settled, load: { failuresKnown: false }, because: /有 1 张图片没有收到应答/ },
  },
});
