import type { Doubt } from '../contract/signing-view.ts';

/** The texts about the server's signatures of packs and forms; part of messages/zh-cn.ts. */
export const signingZhCn = {
  'signing.signed': (by: string, time: string) => `服务器签名：${by}，${time}`,
  'signing.none': '未签名：服务器还不签名',
  'signing.unchecked': '签名待核对，下次同步时进行',
  'signing.doubt.unsigned': '服务器上的没有签名', 'signing.doubt.key': '签名用的密钥还没有得到认可', 'signing.doubt.altered': '服务器上的内容与签名不符，可能在数据库里被改过', 'signing.doubt.older': '服务器上的比签过名的旧',
  'signing.kept': (why: string) => `签名不符，未采用：${why}。这里是原来的，继续使用。`,
  'signing.refused': (why: string) => `签名不符，未采用：${why}。`,
  'signing.title': (count: number) => `签名不符，未采用（${count}）`,
  'signing.line': (name: string, key: string, why: string, kept: boolean) => `${name}（${key}）：${why}；${kept ? '原来的继续使用' : '不使用'}`,
  'signing.advice': (why: Doubt) => (why === 'key'
    ? '请当面或打电话向服务器管理员核对密钥的指纹，一致后在“读网设置”的“单位服务器”里认可。'
    : '请审核人员找出原来的文件，把版本号改大后重新发布；请服务器管理员执行 verify 查明原因。改正以后自动采用，按“提交”可以马上再核对。'),
  'signing.settings': '打开设置',
  'signing.key': (print: string) => `服务器签名密钥的指纹：${print}`,
  'signing.keyHint': '规则包和评分表由服务器用它签名。管理员在服务器上执行 signing-key 看到的应当是同一个。',
  'signing.fixed': (print: string) => `签名密钥由单位策略指定（${print}），不能在这里认可别的。`,
  'signing.strange': (print: string) => `服务器现在用的签名密钥没有得到认可，指纹：${print}`,
  'signing.how': '请当面或打电话问服务器管理员：在服务器上执行 signing-key，“使用中”的指纹是不是这一个。不一致或没有核对过，不要认可。',
  'signing.compared': '已向管理员核对，指纹一致',
  'signing.trust': '认可这个密钥',
  'signing.trusted': '已认可，规则包和评分表重新取来核对。',
} as const;
