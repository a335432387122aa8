import { describe, expect, it } from 'vitest';
import check from '../../../checks/content/personal-data.ts';
import { inspectPage } from '../../../checks/inspect-page.ts';
import { run, testCheck } from '../../support/test-check.ts';
import { loadPage, opened, type LoadedPage } from '../../support/load-page.ts';
import { runCheck } from '../../../checks/run-check.ts';
import { createBreather } from '../../../page/breathe.ts';
import { expectGrowth } from '../../support/growth.ts';

/** Made for tests: region, date and check character fit, no such person. */
const first = '450103199001010017';
const second = identity('45010319900101002');
const older = '450103900101001';
const card = '6217000000000000004';
const mobiles = ['13800000001', '13800000002', '13900000003', '15000000004', '18600000005', '17700000006'];

function identity(seventeen: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  return seventeen + '10X98765432'[weights.reduce((sum, weight, index) => sum + weight * Number(seventeen[index]), 0) % 11]!;
}

const valid = identity(first.slice(0, 17));
const rows = (head: string, row: (phone: string, index: number) => string): string => `<table><tr>${head}</tr>${mobiles.map((phone, index) => `<tr>${row(phone, index)}</tr>`).join('')}</table>`;

testCheck(check, {
  type: 'article',
  passes: {
    'a text without numbers': '<p>经审核，拟对下列人员发放补贴。</p>',
    'numbers masked as the notices prescribe': `<p>身份证号：45*************017，电话：138****0001，卡号：6217***********0004</p>`,
    'the birth date masked': `<p>身份证号：450103********0017</p>`,
    'unified credit code of digits only': `<p>统一社会信用代码：${valid}</p>`,
    'credit code in a column': `<table><tr><th>名称</th><th>统一社会信用代码</th></tr><tr><td>某协会</td><td>${valid}</td></tr></table>`,
    'part of a longer run': `<p>流水 ${valid}2233 和 9${valid}</p>`,
    'part of an address': `<p>https://www.shifan.gov.cn/cx?id=${valid} www.shifan.gov.cn/${valid}.html</p>`,
    'in the address of a link': `<a href="/cx/${valid}.html">查询</a>`,
    'in a comment and in a script': `<!-- ${valid} --><script>var id = '${valid}';</script><p>正文</p>`,
    'a birth date that does not exist': `<p>${identity('45010319900230001')}</p>`,
    'a birth date to come': `<p>${identity('45010320990101001')}</p>`,
    'wrong check character without a word about identity': `<p>编号 ${valid.slice(0, 17)}${valid.endsWith('9') ? '8' : '9'}</p>`,
    'a region that does not exist': `<p>${identity('99010319900101001')}</p>`,
    'fifteen digits that are something else': `<p>项目代码：${older}</p>`,
    'the example of the standard': '<p>例如：11010519491231002X</p>',
    'site code, police record and document number': '<p>网站标识码4501000001 桂公网安备45010302000123号 桂ICP备05000001号 国办发〔2017〕47号</p>',
    'public account by its name': `<p>户名：示范市财政局<br>开户行：中国建设银行示范支行<br>账号：${card}</p>`,
    'account of a company': `<p>收款单位：示范建设有限公司，开户银行：示范银行股份有限公司城东支行，账号：${card}</p>`,
    'bid bond account': `<p>投标保证金账号：${card}</p>`,
    'long number without a word about accounts': `<p>档案 ${card}</p>`,
    'card number that fails Luhn': '<p>卡号：6217000000000000005</p>',
    'the contact of a project': '<p>联系人：张三，联系电话：13800000001；代理机构联系人：李四 13800000002</p>',
    'contacts of offices': rows('<th>单位</th><th>姓名</th><th>职务</th><th>手机</th>', (phone) => `<td>某局</td><td>张三</td><td>科长</td><td>${phone}</td>`),
    'river chiefs': rows('<th>河段</th><th>河长姓名</th><th>电话</th>', (phone) => `<td>甲河</td><td>张三</td><td>${phone}</td>`),
    'four numbers are no list': `<table><tr><th>姓名</th><th>电话</th></tr>${mobiles.slice(0, 4).map((phone) => `<tr><td>张三</td><td>${phone}</td></tr>`).join('')}</table>`,
    'one number many times': rows('<th>姓名</th><th>电话</th>', () => '<td>张三</td><td>13800000001</td>'),
    'several contacts in one line': `<p>咨询电话：${mobiles.map((phone, index) => `${'张李王刘陈杨'[index]}某${phone}`).join('、')}</p>`,
    'under a heading that says what they are for': `<h4>值班安排</h4><p>${mobiles.map((phone, index) => `${'张李王刘陈杨'[index]}某某（${phone}）`).join('、')}</p>`,
    'an account beside an office, without a holder': `<p>示范市财政局通知如下：</p><p>账号：${card}</p>`,
    'the card of an office, in one line': `<p>户名：示范市民政局，卡号：${card}</p>`,
    'a holder that is a company': `<p>户名：王府井集团公司，账号：${card}</p>`,
    'three groups joined by strokes that are another code': `<p>合同编号：${valid.slice(0, 6)}-${valid.slice(6, 14)}-${valid.slice(14)}</p>`,
    'villages in one line': `<p>报名点：${mobiles.map((phone, index) => `${'张李王刘陈杨'[index]}家村${phone}`).join('；')}</p>`,
    'offices in one line': `<p>${mobiles.map((phone, index) => `${['办公室', '人事股', '财务股', '江北所', '黄坡站', '白云街'][index]}：${phone}`).join('；')}</p>`,
    'labels spaced out to the same width': mobiles.map((phone, index) => `<p>${['电　话', '手　机', '传　真', '高　校', '马　路', '余　额'][index]}：${phone}</p>`).join(''),
    'places spaced out to the same width': mobiles.map((phone, index) => `<p>${['陈　村', '石　场', '白　塘', '龙　湾', '田　寨', '江　口'][index]}　${phone}</p>`).join(''),
    'an office whose name is spaced out': `<p>户名：高　新 区财政局，账号：${card}</p>`,
    'a sentence with numbers': `<p>群众可拨打${mobiles.join('、')}反映情况。</p>`,
    'four people in one line': `<p>获奖名单：${mobiles.slice(0, 4).map((phone, index) => `${'张李王刘'[index]}某某${phone}`).join('、')}</p>`,
    'a grouped account of an office': '<p>户名：示范市财政局<br>账号：6217 0000 0000 0000 004</p>',
    'groups of digits that are no card': '<p>卡号：6217 0000 0000 0000 005</p><p>编号 6217-0000-0000-0000-004；电话 4008 123456 0000000000</p>',
    'a form that asks': `<form><input name="idcard" placeholder="请输入身份证号，如11010519491231002X"><input type="password" value="${valid}"><input type="hidden" name="uuid" value="9${valid}"></form>`,
    'a form with a code of an organisation': `<form><input name="统一社会信用代码" value="${valid}"></form>`,
    'land lines': rows('<th>姓名</th><th>电话</th>', (_, index) => `<td>张三</td><td>0771-580000${index}</td>`),
  },
  reports: {
    'identity number in a sentence': { html: `<p>张三，身份证号：${valid}。</p>`, reports: ['id-number'], says: [/页面上出现完整的公民身份号码 45\*{13}017?/] },
    'cut by tags': { html: `<p>身份证：${valid.slice(0, 6)}<span>${valid.slice(6, 14)}</span><wbr>${valid.slice(14)}</p>`, reports: ['id-number'] },
    'full-width digits': { html: `<p>身份证：${[...valid].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('')}</p>`, reports: ['id-number'] },
    'in groups': { html: `<p>身份证：${valid.slice(0, 6)} ${valid.slice(6, 14)} ${valid.slice(14)}</p>`, reports: ['id-number'] },
    'before a phone number': { html: `<p>张三 ${valid} 13800000001</p>`, reports: ['id-number'] },
    'in a column, each number once': { html: `<table><tr><th>姓名</th><th>证件号码</th></tr><tr><td>张三</td><td>${valid}</td></tr><tr><td>李四</td><td>${second}</td></tr><tr><td>张三</td><td>${valid}</td></tr></table>`, reports: ['id-number', 'id-number'] },
    'hidden is published too': { html: `<div style="display:none">身份证号：${valid}</div>`, reports: ['id-number'], says: [/隐藏部分/] },
    'old number of fifteen digits': { html: `<p>身份证号：${older}</p>`, reports: ['id-number'], says: [/15 位旧号/] },
    'wrong check character behind the word': { html: `<p>身份证号：${valid.slice(0, 17)}${valid.endsWith('9') ? '8' : '9'}</p>`, reports: ['id-number'], says: [/校验位不符/] },
    'called by another name': { html: `<p>受理号：${valid}</p>`, reports: ['id-number'], says: [/别的编号/] },
    'list of debtors': { html: `<html><head><title>失信被执行人名单</title></head><body><p>张三 ${valid}</p></body></html>`, reports: ['id-number'], says: [/依法公开/] },
    'card of a person': { html: `<p>户名：张三，开户行：中国农业银行示范支行，账号：${card}</p>`, reports: ['bank-card'], says: [/6217\*{11}0004/] },
    'cards in a column': { html: `<table><tr><th>姓名</th><th>银行卡号</th></tr><tr><td>张三</td><td>${card}</td></tr></table>`, reports: ['bank-card'] },
    'list of people': { html: rows('<th>姓名</th><th>住址</th><th>手机号码</th>', (phone) => `<td>张三</td><td>甲村</td><td>${phone}</td>`), reports: ['mobile/姓名、住址、手机号码'], says: [/6 个完整的手机号码（如 138\*\*\*\*0001）/] },
    'list of people in lines': { html: mobiles.map((phone, index) => `<p>${index + 1}. 张三 男 电话：${phone}</p>`).join(''), reports: ['mobile/逐行列出的姓名和手机号码'] },
    'list of people in lines, names of two spaced out': { html: mobiles.map((phone, index) => `<p>${index + 1}、${'张李王刘陈杨'[index]}　${'三四五六七八'[index]}　${phone}</p>`).join(''), reports: ['mobile/逐行列出的姓名和手机号码'] },
    'the same in one line': { html: `<p>拟录用人员：${mobiles.map((phone, index) => `${'张李王刘陈杨'[index]}  ${'三四五六七八'[index]}（${phone}）`).join('、')}</p>`, reports: ['mobile/连着写的姓名和手机号码'] },
    'card of a person whose name of two is spaced out': { html: `<p>示范市民政局通知如下：</p><p>户名：张　三，账号：${card}，示范市民政局代发</p>`, reports: ['bank-card'] },
    'list of people in one line': { html: `<p>拟录用人员：${mobiles.map((phone, index) => `${'张李王刘陈杨'[index]}某某${phone}`).join('、')}</p>`, reports: ['mobile/连着写的姓名和手机号码'], says: [/6 个完整的手机号码/] },
    'list of people in items without a space': { html: `<ul>${mobiles.map((phone, index) => `<li><span>${'张李王刘陈杨'[index]}某</span><span>${phone}</span></li>`).join('')}</ul>`, reports: ['mobile'] },
    'list of people in one line, numbered': { html: `<p>${mobiles.map((phone, index) => `${index + 1}.${'韦覃莫黄陆梁'[index]}某某，男，电话：${phone}`).join('；')}</p>`, reports: ['mobile'] },
    'list of people in one line under a heading': { html: `<p>县民政局负责审核工作。</p><h4>临时救助对象名单</h4><p>名单：${mobiles.map((phone, index) => `${'张李王刘陈杨'[index]}某某（${phone}）`).join('、')}</p>`, reports: ['mobile/连着写的姓名和手机号码'] },
    'card of a person named beside it, in a text of an office': { html: `<p>示范市民政局通知如下：</p><p>开户行：农业银行示范支行，账号：${card}，户名：张某某</p>`, reports: ['bank-card'] },
    'card called so, in a text of an office': { html: `<p>示范市民政局通知如下：</p><p>银行卡号：${card}</p>`, reports: ['bank-card'] },
    'identity number with strokes': { html: `<p>身份证号：${valid.slice(0, 6)}-${valid.slice(6, 14)}-${valid.slice(14)}</p>`, reports: ['id-number'] },
    'card in groups of four': { html: '<p>户名：张三，卡号：6217 0000 0000 0000 004</p>', reports: ['bank-card'], says: [/6217\*+0004/] },
    'card in groups with strokes, and in two': { html: '<p>户名：张三，卡号：6217-0000-0000-0000-004</p><p>户名：李四，银行卡号：621700 0000000000012</p>', reports: ['bank-card', 'bank-card'] },
    'in the fields of a form': { html: `<form><input readonly name="sfz" value="${valid}"><textarea>申请人张三，身份证号 ${second}</textarea></form>`, reports: ['id-number', 'id-number'], verdict: 'review', says: [/写在表单里/] },
    'masked too little': { html: '<p>身份证号：45010319900101****，手机 1380000**01</p>', reports: ['masked-too-little', 'masked-too-little'], says: [/只遮盖了 4 位/, /138\*\*\*\*\*?\*?01|138/] },
  },
});

describe('personal-data keeps nothing', () => {
  const page = `<p id="p">张三 ${valid} 卡号：${card}</p>${rows('<th>姓名</th><th>手机</th>', (phone) => `<td>张三</td><td>${phone}</td>`)}`;

  it('no full number in any part of the result', async () => {
    const result = await run(check, { html: page, type: 'article' });
    expect(result.findings.map(({ code }) => code)).toEqual(['id-number', 'bank-card', 'mobile']);
    const text = JSON.stringify(result);
    for (const number of [valid, card, ...mobiles]) expect(text).not.toContain(number);
  });

  it('no element is handed on for a fragment', async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    frame.contentDocument!.body.innerHTML = page;
    const { elements, report } = await inspectPage([check], { document: frame.contentDocument!, url: 'https://www.shifan.gov.cn/a.html', now: Date.UTC(2026, 10, 21), load: opened, type: 'article' });
    frame.remove();
    expect(report.checks.find(({ id }) => id === 'personal-data')!.findings).toHaveLength(3);
    expect([...elements.keys()]).toEqual([]);
  });

  it('two numbers with the same mask have different keys', async () => {
    const all = Array.from({ length: 4000 }, (_, index) => identity(`45010319${50 + (index % 40)}0101${100 + Math.floor(index / 40)}`));
    const pair = [all[0]!, all.find((each, index) => index > 0 && each.slice(-3) === all[0]!.slice(-3))!];
    const result = await run(check, { html: pair.map((each) => `<p>${each}</p>`).join(''), type: 'article' });
    const [one, other] = result.findings.map(({ about }) => about);
    expect(one!.split('#')[0]).toBe(other!.split('#')[0]);
    expect(one).not.toBe(other);
  });

  it('a list of thousands is told in fifty findings', async () => {
    const many = Array.from({ length: 2000 }, (_, index) => `<p>${identity(`450103${1950 + (index % 50)}0101${String(index % 1000).padStart(3, '0')}`)}</p>`);
    const result = await run(check, { html: many.join(''), type: 'article' });
    expect(result.findings).toHaveLength(50);
    expect(result.findings[49]!.says).toMatch(/另有 19\d\d 个|另有 \d+ 个/);
  });

  it('long lines and layout tables stay linear', async () => {
    const pageOf = (size: number): Promise<LoadedPage> => {
      const line = Array.from({ length: size }, (_, index) => `${valid.slice(0, 17)}${index % 9}、`).join('');
      return loadPage({ html: `<table><tr><td>菜单</td><td>${line}${mobiles.join('；').repeat(size / 10)}</td></tr></table>`, type: 'article' });
    };
    const [small, large] = [await pageOf(1000), await pageOf(8000)];
    const on = ({ page }: LoadedPage) => () => runCheck(check, { ...page }, createBreather());
    expect((await on(large)()).result.outcome).not.toBe('cannot-check');
    // Looking back over the whole line each time would be quadratic.
    await expectGrowth(8, on(small), on(large));
    small.close();
    large.close();
  });
});
