import { table } from './table.ts';

const source = '国办发〔2017〕47号正文三（一）、附件一（三）2与附件三（二）栏目类别；多个政府网站栏目的通行名称（推定）';
const from = '2017-05-15';

/** Names by which the six classes of columns go that every portal and department site should have (47号附件一（三）2). */
export const columnTables = {
  机构职能: table('required-columns.organisation', '“机构职能”类栏目的名称', 'pattern', from, source, ['机构(?:职能|设置|概况|简介|信息|介绍|职责|编制)', '职能(?:职责|介绍|简介|设置|配置)', '主要职[责能]', '(?:工作|部门|单位|法定)职[责能]', '组织机构', '内设机构', '政府(?:机构|部门|组成)', '机关(?:简介|概况|职能)', '(?:本|我|部门|单位)[局委办厅]?(?:概况|简介|介绍)', '三定方案', '^(?:单位|部门)?(?:机构|职能)$']),
  负责人信息: table('required-columns.leaders', '“负责人信息”类栏目的名称', 'pattern', from, source, ['负责人', '领导(?!信箱|小组|留言|活动|讲话|批示|干部)', '班子成员', '(?:[市县区省州旗盟镇乡厅局处院部]长|书记|主席|主任)(?!信箱|热线|电话|接访|会议|令|办公|质量|留言|专线)']),
  政策文件: table('required-columns.policy', '“政策文件”类栏目的名称', 'pattern', from, source, ['政策(?:文件|法规|库|公开|信息|发布)', '法规', '规范性文件', '文件(?:库|资料|公开|发布|通知|精神)?', '规章', '公文', '^(?:国家|省|市|县|本级)?政策$', '政府令']),
  解读回应: table('required-columns.interpretation', '“解读回应”类栏目的名称', 'pattern', from, source, ['解读', '回应']),
  工作动态: table('required-columns.news', '“工作动态”类栏目的名称', 'pattern', from, source, ['动态', '要闻', '新闻(?!发布会)', '资讯', '快讯', '时政', '工作信息', '图片报道']),
  互动交流: table('required-columns.interaction', '“互动交流”类栏目的名称', 'pattern', from, source, ['互动', '咨询', '投诉', '信箱', '留言', '征集', '访谈', '网上调查', '问卷', '问政', '12345', '民意', '写信', '来信', '信访', '意见箱', '政民']),
} as const;
