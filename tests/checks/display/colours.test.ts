import check from '../../../checks/display/colours.ts';
import { testCheck } from '../../support/test-check.ts';

const block = (background: string, height = 100): string => `<div style="background:${background};height:${height}px">块</div>`;
const three = block('#c00') + block('#036') + block('#080');
testCheck(check, {
  type: 'home',
  passes: {
    'one tone': block('#c00'),
    'three tones': three,
    'shades of one hue are one': block('#003366') + block('#0055aa') + block('#3388dd') + block('#66aaff') + block('#c00') + block('#dd3333'),
    'white, grey, black and transparent': three + block('#fff') + block('#eee') + block('#222') + block('#f7f9fa') + block('rgba(255,200,0,.1)'),
    'an accent': `${three}<div style="background:#f0f;width:60px;height:30px">新</div>`,
    'a pale ground': three + block('#fffbe6'),
    'not shown': `${three}<div style="display:none">${block('#f0f')}</div><div style="visibility:hidden">${block('#f0f')}</div>`,
    'pictures are not looked into': `${three}<div style="background:url(data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7);height:100px"></div>`,
  },
  reports: {
    'four tones': { html: three + block('#f80'), reports: ['over-three/首页色调'], says: [/有 4 种.*红 #cc0000.*橙 #ff8800/] },
    'a gradient counts with its first colour': { html: `${three}<div style="background:linear-gradient(#909,#f0f);height:100px">x</div>`, reports: ['over-three'] },
  },
  cannot: {
    'without its styles': { html: three + block('#f80'), load: { failed: [{ url: 'https://www.shifan.gov.cn/a.css', kind: 'style' }] }, because: /样式文件没有载入/ },
  },
  inapplicable: {
    'another page': { type: 'article', html: three + block('#f80') },
  },
});
