import { describe, expect, it } from 'vitest';
import type { ProbePlan } from '../../../contract/probe.ts';
import { probePlanOf } from '../../../page/prompt/probe-plan.ts';
import { loadPage, type PageCase } from '../../support/load-page.ts';

async function planFor(html: string, more: Partial<PageCase> = {}): Promise<ProbePlan> {
  const { page, close } = await loadPage({ html, ...more });
  const work = probePlanOf(page);
  for (let step = work.next(); ; step = work.next()) {
    if (!step.done) continue;
    close();
    return step.value;
  }
}

const to = (n: number): string => `http://www.qiye${n}.example/`;
const pressed = (plan: ProbePlan): readonly string[] => plan.groups.flatMap(({ press }) => press.map(({ url }) => url));

describe('plan of a trial', () => {
  it('counts places as the probe does, and leaves out frames, buttons, words and official sites', async () => {
    const plan = await planFor(`<a>无</a><a href="https://www.gov.cn/">国务院</a><a href="${to(1)}">企业</a><a href="${to(2)}">用户登录</a><form><button onclick="window.open('${to(3)}')">查</button></form><div onclick="location.href='${to(4)}'">栏</div>`);
    expect(plan.groups.flatMap(({ press }) => press)).toEqual([
      { index: 2, href: to(1), url: to(1), target: to(1) }, { index: 5, href: null, url: to(4), target: to(4) },
    ]);
  });

  it('shares twelve presses out over the ways of writing, first one each', async () => {
    const many = Array.from({ length: 30 }, (_, n) => `<p class="way${n % 10}"><a href="${to(n)}">企业</a></p>`).join('');
    const plan = await planFor(many);
    expect(plan.groups).toHaveLength(10);
    expect(plan.groups.map(({ press }) => press.length)).toEqual([2, 2, 1, 1, 1, 1, 1, 1, 1, 1]);
    expect(pressed(plan).length + plan.groups.reduce((sum, { alike }) => sum + alike.length, 0)).toBe(30);
  });

  it('presses different hosts of one way', async () => {
    const plan = await planFor(`<p>${[1, 1, 1, 2].map((n, place) => `<a href="${to(n)}${place}">企业</a>`).join('')}</p>`);
    expect(pressed(plan)).toEqual([`${to(1)}0`, `${to(2)}3`, `${to(1)}1`]);
  });

  it('knows what makes a press without a notice prove nothing', async () => {
    const link = `<a href="${to(1)}">企业</a>`;
    expect(await planFor(link)).toMatchObject({ tellsApart: false, missing: false });
    expect(await planFor(`${link}<script>addEventListener('click', (e) => e.isTrusted)</script>`)).toMatchObject({ tellsApart: true });
    const failed = (url: string): Partial<PageCase> => ({ load: { failed: [{ url, kind: 'script' }] } });
    expect(await planFor(link, failed('https://www.shifan.gov.cn/js/jquery.min.js'))).toMatchObject({ missing: true });
    const elsewhere = `${link}<script src="https://cdn.shifan.example/a.js"></script>`;
    expect(await planFor(elsewhere)).toMatchObject({ missing: false });
    expect(await planFor(elsewhere, { load: { failuresKnown: false } })).toMatchObject({ missing: true });
    expect(await planFor(link, { load: { failuresKnown: false } })).toMatchObject({ missing: false });
    expect(await planFor(link, failed('https://hm.baidu.com/hm.js'))).toMatchObject({ missing: false });
  });

  it('does not take hints of scripts in search fields for what somebody typed', async () => {
    const field = (value: string): string => `<input id="q"><script>q.value=${JSON.stringify(value)}</script><a href="${to(1)}">企业</a>`;
    expect((await planFor(field('请输入关键字'))).because).toBeNull();
    expect((await planFor(field('张三'))).because).toMatch(/没提交/);
  });
});
