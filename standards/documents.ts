/** One official document that clauses and rubrics quote. `inForce` is an ISO date, null where no source gives it. */
export interface OfficialDocument {
  readonly name: string;
  readonly number: string;
  readonly issuer: string;
  readonly inForce: string | null;
  readonly source: string;
}

/** The documents this product quotes, by the key clauses and packs name. */
export const documents = {
  'guideline-47': {
    name: '政府网站发展指引', number: '国办发〔2017〕47号', issuer: '国务院办公厅', inForce: '2017-05-15',
    source: 'http://www.gov.cn/zhengce/content/2017-06/08/content_5200760.htm',
  },
  'guangxi-152': {
    name: '全区政府网站管理办法', number: '桂政办发〔2017〕152号', issuer: '广西壮族自治区人民政府办公厅', inForce: '2017-10-30',
    source: '桂政办发〔2017〕152号及其附件1—11',
  },
  'census-15': {
    name: '国务院办公厅关于开展第一次全国政府网站普查的通知', number: '国办发〔2015〕15号', issuer: '国务院办公厅', inForce: '2015-03-11',
    source: '粤府办〔2015〕19号转发文本',
  },
  'indicators-19': {
    name: '政府网站与政务新媒体检查指标', number: '国办秘函〔2019〕19号', issuer: '国务院办公厅秘书局', inForce: '2019-04-01',
    source: '国办秘函〔2019〕19号附件（公开转载，全文未取得）',
  },
} as const satisfies Readonly<Record<string, OfficialDocument>>;

export type DocumentId = keyof typeof documents;
