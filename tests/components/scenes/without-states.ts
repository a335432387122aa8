import type { SceneState } from './scene.ts';

/** Why a screen has no scene of a state. What is not here has all five; a reason for a scene that exists is one too many. */
const asPopup = '还没有取得内容时与 popup 的“读取中”是同一个画面';
const atOnce = '网页由服务器写好整页送来，没有读取中的样子';
const refusals = '出错时是 server-home 的拒绝页';
const oneForm = '一张表单，没有部分完成的样子';

export const withoutStates: Readonly<Record<string, Readonly<Partial<Record<SceneState, string>>>>> = {
  'popup-first-run': { loading: asPopup },
  'popup-addresses': { empty: '没有问题的样子见 popup-findings', loading: asPopup, error: '不能做的事由 popup-findings 的“出错”说明' },
  'popup-asked': { empty: '没有人按过的样子见 popup-findings', loading: '正在做的样子见 popup-probe', error: '不能做的样子见 popup-probe' },
  'popup-questions': { loading: asPopup },
  'popup-coverage': { empty: '检查目录总有条款，没有空的时候；没有查过的网页没有这一屏', loading: asPopup, error: '只看不改，没有会失败的操作' },
  'popup-sheet': { loading: asPopup },
  'popup-conflicts': { loading: asPopup, partial: '一条或几条冲突，同“全”' },
  'popup-manual': { loading: asPopup, partial: '填到一半的内容同“空”，只多了文字', full: oneForm },
  'desk-duties': { empty: '同 desk-sheet，只是另一种表', loading: '同 desk-sheet', partial: '同 desk-sheet', error: '同 desk-sheet' },
  'options-hosts': { loading: '与 options 的“读取中”是同一个画面' },
  overlay: { loading: '标注在问题取得以后才放进网页', error: '放不进网页时由弹窗说明（popup 的“出错”）' },
  lens: { loading: '色带在范围算出以后才放进网页', error: '放不进网页时由弹窗说明（popup 的“出错”）' },
  print: { empty: '没有内容的表不能打开打印页，工作台上已说明', partial: '整份表写好才显示，写的时候是“读取中”' },
  'server-desk': { loading: atOnce, error: refusals, partial: '各块各有“没有”的说法，见“空”' },
  'server-items': { loading: atOnce, error: refusals },
  'server-sheet': { loading: atOnce },
  'server-sheets': { loading: atOnce, error: refusals },
  'server-people': { loading: atOnce, error: '与 server-units 的“出错”同一种提示', empty: '至少有管理员本人', partial: '同“全”，只是人少' },
  'server-units': { loading: atOnce, empty: '至少有本单位', partial: '同“全”，只是单位少' },
  'server-audit': { loading: atOnce, partial: '按页列出，同“全”' },
  'server-account': { loading: atOnce },
  'server-sign-in': { loading: atOnce },
  'server-security': { loading: atOnce },
  'server-passkeys': { loading: atOnce },
  'server-home': { loading: atOnce, empty: '首页总有内容' },
};
