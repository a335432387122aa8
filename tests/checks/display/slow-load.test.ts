import check from '../../../checks/display/slow-load.ts';
import { testCheck } from '../../support/test-check.ts';

const html = '<p>正文</p>';

testCheck(check, {
  type: 'article',
  passes: {
    'quick': { html, timing: { loadMs: 900, kind: 'navigate', cached: false } },
    'exactly three seconds': { html, timing: { loadMs: 3000, kind: 'reload', cached: false } },
  },
  reports: {
    'slow': { html, timing: { loadMs: 7210, kind: 'navigate', cached: false }, reports: ['over-3s/页面加载'], says: [/用了 7\.3 秒.*直接打开/] },
    'just over': { html, timing: { loadMs: 3001, kind: 'reload', cached: false }, reports: ['over-3s'], says: [/用了 3\.1 秒.*刷新/] },
  },
  cannot: {
    'not watched': { html, because: /没有这次加载的时间记录/ },
    'from history': { html, timing: { loadMs: 9000, kind: 'back_forward', cached: false }, because: /后退/ },
    'prepared in advance': { html, timing: { loadMs: 9000, kind: 'prerender', cached: false }, because: /提前载入/ },
    'from the cache, quick': { html, timing: { loadMs: 80, kind: 'navigate', cached: true }, because: /缓存/ },
    'from the cache, slow': { html, timing: { loadMs: 8000, kind: 'navigate', cached: true }, because: /缓存/ },
  },
});
