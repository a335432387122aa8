import type { Evidence } from '../../contract/evidence.ts';
import { someId } from './tab-state.ts';

/** What proves a finding, as it lies in a database. */
export function someProof(over: Partial<Evidence> = {}): Evidence {
  return {
    id: someId(), findingId: someId(), inspectionId: null, url: 'https://www.shifanxian.gov.cn/jyj/gzdt/202611/t20261119_123456.html', title: '示范县教育局关于开展安全检查的通知', at: Date.parse('2026-11-19T02:10:00Z'), by: '覃晓燕', status: 200,
    says: '缺少网站标签 SiteName（网站名称）。', about: 'SiteName', quote: '示范县教育局工作动态', cites: ['47-3-1'], place: null, check: 'site-tags', checkVersion: 1, toolVersion: '0.1.0', catalogue: '2026-11-21+7c1e',
    picture: { sha256: 'a'.repeat(64), mime: 'image/webp', width: 640, height: 240, bytes: 40_000, mark: [20, 20, 200, 30], covered: 2 }, without: null, hash: 'b'.repeat(64), ...over,
  };
}
