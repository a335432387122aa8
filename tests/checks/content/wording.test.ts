import { describe, expect, it } from 'vitest';
import check from '../../../checks/content/wording.ts';
import { builtInWords } from '../../../standards/words/built-in.ts';
import { run, testCheck } from '../../support/test-check.ts';

const comma = '\u002c';

testCheck(check, {
  type: 'article',
  passes: {
    'official names as they are': '<p>根据《中华人民共和国政府信息公开条例》和《国务院办公厅关于印发政府网站发展指引的通知》，中华人民共和国国务院、国务院办公厅、工业和信息化部、海关总署部署扫黑除恶工作，建设法治政府。</p>',
    'names that hold other names': '<p>中华人民共和国国家赔偿法、中华人民共和国国旗法，广西壮族自治区人民政府办公厅。</p>',
    'offices of the same kind': '<p>自治区工业和信息化厅、市工业和信息化局、县工业和信息化委员会；全国政府网站检查；网络安全发展。</p>',
    'names and formulations of the same kind': '<p>国家税务局和省税务局；社会主义核心价值体系、社会主义现代化国家；安全生产罚款，行政处罚发布平台；《环境噪声污染防治法》《安全生产法（修订草案）》《安全生产法规汇编》；市住房和城乡建设局、省文化和旅游厅、县退役军人事务局；十三届人民代表大会。</p>',
    'a name cut by the layout': '<p>中华人民</p><p>共和国</p>',
    'words that are right in their place': '<p>修复盖板，答复盖章；统一但不强求；第三条列明；澄清况且；围攻府城；提拔款待；台风登陆广西；选手登陆作战。</p>',
    'doubled characters that are words': '<p>常常看看，人人天天，为了了解情况，以营利为目的的活动，的的确确，和和美美，参与与支持，普及及时，不了了之，温和和平，学习大会精神精神文明建设，精神精神抖擞，相对于对照组，年年月月，研究研究。</p>',
    'an ellipsis of dots and marks': '<p>等等。。。。。。然后……就这样——好，“是。”，他说。</p>',
    'half-width commas as a habit': `<p>红${comma}黄${comma}蓝，a${comma}b，1${comma}000</p><p>关键词${comma}政务${comma}公开</p>`,
    'a text about the mistake': '<p>不得误写为“中华人民共合国”。错别字有：扫黑险恶。“攻府”应为“政府”。</p>',
    'organs as they are, and their kind': '<p>最高人民检察院、最高人民法院、省高级人民法院、市中级人民法院、县人民检察院检察委员会、基层人民法院；全国人民代表大会常务委员会、省人民代表大会常务委员会、县人大常委会、全省人民代表大会、全市人民代表大会常务委员会；中共中央办公厅、中共中央组织部、省委全面依法治省委员会、市委全面依法治市委员会；中央纪律检查委员会、中国足球协会纪律委员会、行业协会纪律监察委员会。</p>',
    'offices, ministries and departments with another word for it': '<p>人力资源社会保障部、住房城乡建设部、国家发展改革委、市发展与改革委员会、县住房与城乡建设局、各级住房与城乡建设部门、文化与旅游部门、土耳其文化与旅游部、美国退伍军人事务部、国家粮食局（旧称）、国家卫生和计划生育委员会、国家税务局、国家食品药品监督管理总局、中央网络安全和信息化领导小组。</p>',
    'words near a name': '<p>召开人民代表大会常务委会议；最高人民检察署（旧称）；中国人民解放区；一些国家有政局动荡的风险；见附件省人民政府文件；打通市人民政府与部门之间的数据；我省人民政府、各县人民政府、但县人民政府另有规定的除外；中国共产党人；马克思注意到；国民经济与社会发展研究；国家治理体系与治理能力现代化；打造“赢商环境”；以法治国与依法治国；权利清单。</p>',
    'words of which two make the misprint': '<p>请按装修合同付款，按装机容量计算；教育部暑期工作，全部暑假；山脉博物馆；险峻工程；诸侯车马；既使用又保管；岗位变迁徒步；大幅射入。</p>',
    'in scripts and comments': '<script>var a = "中华人民共合国";</script><!-- 中华人民共合国 --><p>正文</p>',
  },
  reports: {
    'the state': { html: '<p>庆祝中华人民共合国成立。</p>', reports: ['mandated-near-miss/中华人民共合国→中华人民共和国'], says: [/“中华人民共合国”与规范写法“中华人民共和国”只差一点：“合”应为“和”/] },
    'the reported cases': { html: '<p>中共人民共和国</p><p>中华人民大和国</p><p>齐齐哈市</p><p>扫黑险恶</p>', reports: ['mandated-near-miss', 'mandated-near-miss', 'mandated-near-miss', 'mandated-near-miss'], says: [/“共”应为“华”/, /“大”应为“共”/, /漏了“尔”/, /“险”应为“除”/] },
    'an organ': { html: '<p>工业与信息化部、国务院办办公厅、国务院公办厅</p>', reports: ['mandated-near-miss/工业与信息化部→工业和信息化部', 'mandated-near-miss/国务院办办公厅→国务院办公厅', 'mandated-near-miss/国务院公办厅→国务院办公厅'], says: [/应为“和”/, /多了一个“办”/, /“办公”两字颠倒/] },
    'a document': { html: '<p>《政府信息公开条列》</p>', reports: ['mandated-near-miss/政府信息公开条列→政府信息公开条例'] },
    'a fixed formulation': { html: '<p>坚持新时代中国特色社会主意思想，建设社会主义法制国家，弘扬社会主义核心价直观。</p>', reports: ['mandated-near-miss/新时代中国特色社会主意思想→新时代中国特色社会主义思想', 'mandated-near-miss/社会主义法制国家→社会主义法治国家', 'mandated-near-miss/社会主义核心价直观→社会主义核心价值观'] },
    'a law, a ministry, a place': { html: '<p>根据《未成年人保户法》《优化营商环镜条例》，国家市场监督管里总局、黔东南苗族侗族自冶州</p>', reports: ['mandated-near-miss/《未成年人保户法》→《未成年人保护法》', 'mandated-near-miss/《优化营商环镜条例》→《优化营商环境条例》', 'mandated-near-miss/国家市场监督管里总局→国家市场监督管理总局', 'mandated-near-miss/黔东南苗族侗族自冶州→黔东南苗族侗族自治州'] },
    'organs of the state': {
      html: '<p>最高人民检查院、县人民检查院、市中级人民发院、国家检察委员会、全国人名代表大会、中国人民政治协商会义、县人民攻府、人民政付办公室。</p>',
      reports: ['最高人民检查院→最高人民检察院', '人民检查院→人民检察院', '中级人民发院→中级人民法院', '国家检察委员会→国家监察委员会', '全国人名代表大会→全国人民代表大会', '中国人民政治协商会义→中国人民政治协商会议', '人民攻府→人民政府', '人民政付办公室→人民政府办公室'].map((about) => `mandated-near-miss/${about}`),
    },
    'organs of the Party, ministries, organisations': {
      html: '<p>中共中央办公庁、县纪律检察委员会、中央网络安全与信息化委员会、国家发展与改革委员会、人力资源与社会保障部、住房与城乡建设部、中华全国总公会、中国残疾人连合会。</p>',
      reports: ['中共中央办公庁→中共中央办公厅', '纪律检察委员会→纪律检查委员会', '中央网络安全与信息化委员会→中央网络安全和信息化委员会', '国家发展与改革委员会→国家发展和改革委员会', '人力资源与社会保障部→人力资源和社会保障部', '住房与城乡建设部→住房和城乡建设部', '中华全国总公会→中华全国总工会', '中国残疾人连合会→中国残疾人联合会'].map((about) => `mandated-near-miss/${about}`),
      says: [/“庁”应为“厅”/],
    },
    'a letter wrong or left out where no other name is near': {
      html: '<p>最高民法院、中国人民政协商会议、中央政治局常委员会、中央纪律检查委会、中共中央办事厅；全国人民代表大会常务委会、省人民代表大会常委员会。</p>',
      reports: ['mandated-near-miss/最高民法院→最高人民法院', 'mandated-near-miss/中国人民政协商会议→中国人民政治协商会议', 'mandated-near-miss/中央政治局常委员会→中央政治局常务委员会', 'mandated-near-miss/中央纪律检查委会→中央纪律检查委员会', 'mandated-near-miss/中共中央办事厅→中共中央办公厅', 'confusable/代表大会常务委会→代表大会常务委员会', 'confusable/代表大会常委员会→代表大会常务委员会'],
    },
    'autonomous places and formulations': {
      html: '<p>内蒙古自制区、三江洞族自治县、马克思主意、实事求事、中国式现代画、乡村震兴、规范型文件、营商环镜、最底生活保障、《人口和计划生育法》。</p>',
      reports: ['内蒙古自制区→内蒙古自治区', '三江洞族自治县→三江侗族自治县', '马克思主意→马克思主义', '实事求事→实事求是', '中国式现代画→中国式现代化', '乡村震兴→乡村振兴', '规范型文件→规范性文件', '营商环镜→营商环境', '最底生活保障→最低生活保障', '《人口和计划生育法》→《人口与计划生育法》'].map((about) => `mandated-near-miss/${about}`),
    },
    'misprints often met': {
      html: '<p>令人震憾，迫不急待，一如继往，按装设备，道路松驰，防碍交通，再接再励，谈笑风声，工程峻工验收，电磁幅射。</p>',
      reports: ['震憾→震撼', '迫不急待→迫不及待', '一如继往→一如既往', '按装→安装', '松驰→松弛', '防碍→妨碍', '再接再励→再接再厉', '谈笑风声→谈笑风生', '峻工→竣工', '幅射→辐射'].map((about) => `confusable/${about}`),
    },
    'split over tags': { html: '<p>中华<b>人民</b>共<i>合</i>国</p>', reports: ['mandated-near-miss'] },
    'many times, told once': { html: '<p>中华人民共合国</p>'.repeat(7), reports: ['mandated-near-miss'], says: [/同样的共 7 处/] },
    'hidden, in the title, in tags and alternative texts': {
      html: '<!doctype html><html lang="zh-CN"><head><title>扫黑险恶</title><meta name="Description" content="中共人民共和国"></head><body><p hidden>齐齐哈市</p><img alt="秸杆焚烧"></body></html>',
      reports: ['mandated-near-miss/扫黑险恶→扫黑除恶', 'mandated-near-miss/中共人民共和国→中华人民共和国', 'mandated-near-miss/齐齐哈市→齐齐哈尔市', 'confusable/秸杆→秸秆'], says: [/网页标题里/, /标签 description 里/, /隐藏部分/, /替代文字里/],
    },
    'known mistakes': { html: '<p>管理条列，攻府拔款，复盖率达到，关健环节，一但发现，工作清况，倍受青睐，共商国事。</p>', reports: ['confusable/条列→条例', 'confusable', 'confusable', 'confusable', 'confusable', 'confusable', 'confusable', 'confusable', 'confusable'] },
    'right elsewhere': { html: '<p>请登陆系统填报，截止目前，银行帐户，登陆网站。</p>', reports: ['confusable/登陆系统→登录系统', 'confusable/截止目前→截至目前', 'confusable/帐户→账户', 'confusable/登陆→登录'] },
    'doubled words that are never said twice': { html: '<p>由于由于天气原因，对于对于困难群众，要切实切实帮扶，学习贯彻全会精神精神，抓好落实。</p>', reports: ['duplicated-character/由于由于', 'duplicated-character/对于对于', 'duplicated-character/切实切实', 'duplicated-character/精神精神'] },
    'doubled': { html: '<p>全市的的工作，开展了了调查，关于关于印发，进行进行整改。</p>', reports: ['duplicated-character/的的', 'duplicated-character/了了', 'duplicated-character/关于关于', 'duplicated-character/进行进行'] },
    'marks': { html: `<p>已完成。。现公布，，请查阅，。另有根据规定${comma}现将，说明如下</p>`, reports: ['punctuation/。。', 'punctuation/，，', 'punctuation/，。', 'punctuation/,'] },
  },
});

describe('built-in words', () => {
  const { canonical, confused } = builtInWords;

  it('each names its source, once', () => {
    for (const { text, source } of canonical) expect(source.length, text).toBeGreaterThan(4);
    for (const { wrong, source } of confused) expect(source.length, wrong).toBeGreaterThan(4);
    expect(new Set(canonical.map(({ text }) => text)).size).toBe(canonical.length);
    expect(new Set(confused.map(({ wrong }) => wrong)).size).toBe(confused.length);
  });

  it('are silent on themselves', async () => {
    const result = await run(check, { html: [...canonical.map(({ text }) => text), ...confused.map(({ right }) => right)].map((text) => `<p>${text}</p>`).join(''), type: 'article' });
    expect(result.findings.map(({ about }) => about)).toEqual([]);
  });

  it('5 MB of text is read', async () => {
    const result = await run(check, { html: `<p>${'根据工作安排，现将有关事项通知如下。中华人民共和国国务院办公厅'.repeat(50_000)}</p><p>中华人民共合国</p>`, type: 'article' });
    expect(result.findings).toHaveLength(1);
  });
});
