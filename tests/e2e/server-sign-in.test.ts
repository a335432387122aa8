import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findChromium, sandboxFlags } from '../../scripts/find-chromium.ts';
import { totpAt } from '../../server/auth/totp.ts';
import { testPassword } from '../server/support/person.ts';
import { portToReturnTo } from '../server/support/place.ts';
import { openProvider } from '../server/support/provider.ts';
import { openUnit, type Unit } from '../server/support/unit.ts';
import { auditOf } from '../server/support/observe.ts';

let browser: Browser;
let unit: Unit;
let provider: Awaited<ReturnType<typeof openProvider>>;
let url: string;

beforeAll(async () => {
  const port = await portToReturnTo();
  url = `http://localhost:${port}`;
  provider = await openProvider(`${url}/oidc/callback`);
  const { client_id: clientId, client_secret: clientSecret } = provider.client;
  unit = await openUnit({ port, publicUrl: url, secondFactor: 'required', oidc: { issuer: provider.issuer, clientId, clientSecret, name: '政务认证', secondFactor: 'own' } });
  browser = await chromium.launch({ executablePath: findChromium()!, args: [...sandboxFlags] });
});
afterAll(async () => {
  await browser?.close();
  await unit?.[Symbol.asyncDispose]();
  await provider?.[Symbol.asyncDispose]();
});

/** Pictures of what is tested, where a folder for them is given. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['DUWANG_PICTURES'];
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}

/** A browser of one's own, with a finger sensor the test answers for. */
async function visitor(): Promise<{ readonly context: BrowserContext; readonly page: Page; readonly refuseFinger: (refuses: boolean) => Promise<void> }> {
  const context = await browser.newContext({ locale: 'zh-CN' });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
  return { context, page, refuseFinger: async (refuses) => void await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: !refuses }) };
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Name and password on the sign-in page. */
async function signIn(page: Page, name: string): Promise<void> {
  await page.goto(`${url}/login`);
  await page.getByLabel('姓名').fill(name);
  await page.getByLabel('密码').fill(testPassword);
  await button(page, '登录').click();
}

it('an administrator cannot manage before a second factor: sets codes up, sees the recovery codes once, and manages; then invites', async () => {
  const { context, page } = await visitor();
  await signIn(page, '管理员甲');
  await page.waitForURL(`${url}/second-factor`);
  await page.goto(`${url}/people`);
  expect(page.url()).toBe(`${url}/second-factor`);
  await picture(page, 'second-factor-none');
  await button(page, '启用动态码').click();
  const secret = (await page.locator('output').innerText()).replaceAll(' ', '');
  await page.getByLabel(/六位动态码/).fill('000000');
  await button(page, '确认启用').click();
  await expect.poll(() => page.getByRole('alert').innerText()).toContain('动态码不对');
  // The secret of the page before stays: nobody types it into the telephone twice.
  expect((await page.locator('output').innerText()).replaceAll(' ', '')).toBe(secret);
  await page.getByLabel(/六位动态码/).fill(totpAt(secret, Math.floor(Date.now() / 30_000)));
  await button(page, '确认启用').click();
  await page.getByRole('heading', { name: '请保存恢复码' }).waitFor();
  await picture(page, 'recovery-codes');
  await page.getByRole('link', { name: '继续' }).click();
  await page.waitForURL(`${url}/people`);

  await page.locator('form[action="/people/invite"] select').selectOption('editor');
  await button(page, '生成邀请链接').click();
  const link = await page.locator('output').innerText();
  await page.goto(link);
  await page.locator('form[action="/invite"]').getByLabel(/姓名/).fill('审核甲');
  await page.getByLabel('密码', { exact: false }).first().fill(testPassword);
  await page.getByLabel('再输入一次密码').fill(testPassword);
  await button(page, '加入').click();
  await page.getByRole('heading', { name: '已加入' }).waitFor();
  // Used once: the same link again says so.
  await page.goto('about:blank');
  await page.goto(link);
  await page.locator('form[action="/invite"]').getByLabel(/姓名/).fill('另一个人');
  await page.getByLabel('密码', { exact: false }).first().fill(testPassword);
  await page.getByLabel('再输入一次密码').fill(testPassword);
  await button(page, '加入').click();
  await expect.poll(() => page.locator('main').innerText()).toContain('已用过');
  await context.close();
});

it('a passkey of the device: added, used to sign in without a password, asked for after one, and taken away', async () => {
  const { context, page, refuseFinger } = await visitor();
  await signIn(page, '审核甲');
  await page.waitForURL(`${url}/second-factor`);
  await page.getByRole('link', { name: '添加通行密钥' }).click();
  await picture(page, 'passkeys-empty');
  await refuseFinger(true);
  await button(page, '添加').click();
  await expect.poll(() => page.getByRole('alert').innerText()).toContain('没有完成');
  await picture(page, 'passkeys-stopped');
  await refuseFinger(false);
  await page.getByLabel(/名称/).fill('办公室电脑');
  await button(page, '添加').click();
  await page.getByRole('listitem').filter({ hasText: /办公室电脑.*还没有用过/ }).waitFor();
  await picture(page, 'passkeys-one');
  // The same device once more is refused by the browser, and said.
  await button(page, '添加').click();
  await expect.poll(() => page.getByRole('alert').innerText()).toContain('不用再添加');

  await button(page, '退出登录').click();
  await page.goto(`${url}/login`);
  await picture(page, 'login');
  await button(page, '用通行密钥登录').click();
  await page.waitForURL(`${url}/desk`);

  await button(page, '退出登录').click();
  await signIn(page, '审核甲');
  await page.waitForURL(`${url}/second-factor`);
  await picture(page, 'second-factor-passkey');
  await button(page, '用通行密钥验证').click();
  await page.waitForURL(`${url}/desk`);
  await page.goto(`${url}/passkeys`);
  expect(await page.getByRole('listitem').filter({ hasText: '办公室电脑' }).innerText()).not.toContain('还没有用过');
  await button(page, '删除 办公室电脑').click();
  await page.getByText('还没有通行密钥').waitFor();
  await page.goto(`${url}/login`);
  await button(page, '用通行密钥登录').click();
  await expect.poll(() => page.getByRole('alert').first().innerText()).toContain('没有通过核对');
  expect((await auditOf(unit)).filter(line => line.includes('passkey'))).toEqual(['passkey.add 办公室电脑', 'sign-in passkey', 'second-factor.check passkey', 'passkey.remove 办公室电脑']);
  await context.close();
});

it('through the unit\'s own sign-in service: nobody uninvited, the invited one with the factor of this server', async () => {
  const { context, page } = await visitor();
  provider.state.account = 'stranger';
  await page.goto(`${url}/login`);
  await page.getByRole('link', { name: '用政务认证登录' }).click();
  await expect.poll(() => page.locator('main').innerText()).toContain('没有账号');
  await picture(page, 'oidc-uninvited');
  expect((await auditOf(unit)).at(-1)).toBe('sign-in refused');

  provider.state.account = 'li';
  await page.goto(await invitation());
  const join = page.locator('form[action="/oidc/join"]');
  await join.getByLabel('姓名').fill('李四');
  await join.getByRole('button', { name: '继续' }).click();
  await page.getByRole('link', { name: '前往政务认证' }).click();
  await page.getByRole('heading', { name: '已加入' }).waitFor();
  await page.goto(`${url}/login`);
  await page.getByRole('link', { name: '用政务认证登录' }).click();
  await page.getByRole('link', { name: '继续' }).click();
  // A reviewer shows this server's own factor too: the provider's is not trusted here.
  await page.waitForURL(`${url}/second-factor`);
  await page.getByRole('link', { name: '添加通行密钥' }).click();
  await button(page, '添加').click();
  await page.getByRole('listitem').filter({ hasText: '通行密钥' }).waitFor();
  await page.goto(`${url}/desk`);
  expect(page.url()).toBe(`${url}/desk`);

  provider.state.refuse = true;
  await context.clearCookies();
  await page.goto(`${url}/login`);
  await page.getByRole('link', { name: '用政务认证登录' }).click();
  await expect.poll(() => page.locator('main').innerText()).toContain('取消了');
  provider.state.refuse = false;
  await context.close();
});

/** A link the server itself gives out: the administrator's own is tried above. */
async function invitation(): Promise<string> {
  const { inTransaction } = await import('../../server/db/transaction.ts');
  const { addInvitation } = await import('../../server/repo/invitations.ts');
  const { homeOrganisation, homeTenant } = await import('../../server/repo/organisations.ts');
  const { newSecret, readSecret } = await import('../../server/ids.ts');
  const { db, now } = unit.server.context;
  const tenant = await homeTenant(db.read);
  const { orgId } = await homeOrganisation(db.read, tenant);
  const secret = newSecret(tenant);
  await inTransaction(db.write, tx => addInvitation(tx, tenant, readSecret(secret)!.hash, { kind: 'invite', role: 'editor', orgId }, null, now(), now() + 600_000));
  return `${url}/invite#${secret}`;
}
