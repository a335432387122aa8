import { hasApprovalNumber, mapsShownOn } from '../../page/content/maps-shown.ts';
import { defineCheck, pause } from '../define-check.ts';

/**
 * 47号正文四（一）: 要采用测绘地信部门发布的标准地图或依法取得审图号的地图. The number is often inside the picture, where no
 * machine reads it: a map without a number on the page is for a person to look at.
 */
export default defineCheck({
  id: 'map-without-approval',
  version: 1,
  title: '地图旁有审图号',
  cites: ['47z-4-1-0-map', 'db-1-35'],
  on: 'every-page',
  // The pages at hand gave no finding: what share of leads is right is not known.
  stage: 'trial',
  messages: {
    'no-number': { verdict: 'review', says: '页面上有疑似地图（{{because}}），没有看到审图号；审图号可能印在图里，请打开查看。', fix: '换用自然资源（测绘）主管部门发布的标准地图，或依法取得审图号，并在图上或图旁注明，如“审图号：GS（2024）0592号”。' },
  },
  *run(page) {
    const { maps, foreign } = mapsShownOn(page);
    if (maps.length === 0 && foreign.length === 0) return;
    yield pause;
    if (hasApprovalNumber(page)) return;
    const seen = new Set<string>();
    for (const { element, because, about } of maps) {
      if (seen.has(about)) continue;
      seen.add(about);
      yield { code: 'no-number', at: element, about, data: { because } };
    }
    if (foreign.length > 0) yield { cannot: '地图在其他网站的框架里，看不到其中的审图号' };
  },
});
