/**
 * Runs in the page: writes one large inspection straight into the extension's own database, as a sync from the server would have left it.
 * A seventh of the findings is confirmed, a third of the broken links stands on one page only.
 * @returns its id
 */
export async function fill({ findings: many, pages: pagesRead }: { readonly findings: number; readonly pages: number }): Promise<string> {
  const db = await new Promise<IDBDatabase>((done, failed) => {
    const request = indexedDB.open('duwang alone');
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error!);
  });
  const id = (kind: number, number: number): string => `0199a0b0-0000-7000-8${kind}00-${String(number).padStart(12, '0')}`;
  const site = id(1, 1);
  const inspection = id(2, 1);
  const at = Date.parse('2026-11-20T09:30:00+08:00');
  const host = 'www.guimo.gov.cn';
  const tx = db.transaction(['site', 'inspection', 'visit', 'finding'], 'readwrite');
  const put = (store: string, data: { readonly id: string }): void => void tx.objectStore(store).put({ id: data.id, data, rev: null, base: null });
  put('site', { id: site, host, name: '规模县人民政府门户网站（含全部乡镇与部门子站的统一入口，名称特别长的一个网站）', code: '4500000009', kind: 'portal', pageTypes: {}, at } as never);
  put('inspection', { id: inspection, siteId: site, kind: 'census', rubric: 'guangxi-2017@1', startedAt: at, closedAt: null, homeIsNavigationOnly: false, period: { from: '2026-11-01', to: '2026-11-30' }, people: ['覃晓燕', '韦明'] } as never);
  const url = (page: number): string => (page === 0 ? `http://${host}/` : `http://${host}/xwzx/zwyw/content_${page}.html`);
  const type = (page: number): string => (page === 0 ? 'home' : 'article');
  for (let page = 0; page < pagesRead; page += 1) {
    put('visit', { id: id(3, page), siteId: site, inspectionId: inspection, url: url(page), title: `第 ${page} 篇：县人民政府召开常务会议研究部署近期重点工作并听取有关汇报`, pageType: type(page), pageTypeBecause: '', opened: true, settledBy: 'quiet', outcomes: { 'broken-link': 'fail', 'icp-number': 'fail' }, toolVersion: '0.1.0', catalogue: '2026-11-21+bench', at: at + page } as never);
  }
  const kinds = [
    { check: 'icp-number', code: 'missing', about: 'ICP备案编号', says: '底部没有 ICP 备案编号。', cites: ['47-annex-1-2-4'], selector: 'html > body > div:nth-of-type(5)', quote: '主办单位：规模县人民政府办公室' },
    { check: 'publish-time', code: 'separator', about: '2026/11/01 09:00', says: '发布时间“2026/11/01 09:00”没有写成 YYYY-MM-DD HH:MM。', cites: ['47-annex-1-1-5'], selector: '#info > span:nth-of-type(1)', quote: '2026/11/01 09:00' },
  ];
  for (let number = 0; number < many; number += 1) {
    const page = number % pagesRead;
    const round = Math.floor(number / pagesRead);
    const kind = kinds[round] ?? { check: 'broken-link', code: 'dead', about: `http://gone${round}-${round % 3 === 0 ? page : 0}.gov.cn/`, says: `链接“友情链接 ${round}”打不开：服务器答复 404。`, cites: ['47-2-2-2'], selector: `#links > ul:nth-of-type(1) > li:nth-of-type(${round}) > a`, quote: `友情链接 ${round}` };
    put('finding', {
      id: id(4, number), siteId: site, inspectionId: inspection, visitId: id(3, page), origin: 'machine', key: `${kind.check}/${kind.code}/${kind.about}/${round}@${url(page)}`, check: kind.check, checkVersion: 1, code: kind.code, verdict: 'fail',
      about: kind.about, says: kind.says, fix: '请改正或撤下。', cites: kind.cites, at: { selector: kind.selector, quote: kind.quote, box: [10, 10, 200, 20] }, fragment: `<a href="#">${kind.quote}</a>`, url: url(page), pageType: type(page),
      pageTitle: `第 ${page} 篇：县人民政府召开常务会议研究部署近期重点工作并听取有关汇报`, category: null, status: number % 7 === 3 ? 'confirmed' : 'pending', note: '', foundAt: at,
    } as never);
  }
  await new Promise((done, failed) => {
    tx.oncomplete = done;
    tx.onabort = () => failed(tx.error!);
  });
  db.close();
  return inspection;
}
