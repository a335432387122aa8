/** Full mobile numbers, in one run or in the groups people write. */
export const mobileNumbers = /(?<![\dA-Za-z.*_=/-])1[3-9]\d(?:\d{8}|[ -]\d{4}[ -]\d{4})(?![\dA-Za-z*_]|[.-]\d)/g;

/** What stands before the number of a person in a list of people: a number, a name, perhaps 男 or 女. */
export const namedLine = /^\s*(?:[(（]?\d{1,4}[)）.、,:\s]*)?[\u4e00-\u9fa5·]{2,4}[\s,:、(（]+(?:[男女][\s,、]*)?(?:(?:联系)?电话|手机(?:号码?)?)?[\s,:、(（]*$/;

/** Lists of offices, posts and duties, whose numbers are published on purpose. */
export const officialList = /职\s?务|职责|岗位|[河湖林路田]长|网格|窗口|咨询|服务|值班|执法|包[保联片]|责任|联系人|经办|单\s?位|企业|公司|机构|网点|门店|学校|医院|项目|部门|科室|律师|公证|导游|教练|救援|应急|专家|调解|代表|委员|民警|医生|村医|书记|主任|负责人|通讯录|监督|举报|投诉|干部|队员|经纪|中介|店/;
