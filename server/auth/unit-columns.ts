import type { Level } from '../../contract/organisation.ts';

/** The columns of a list of units and what its levels are called there. A file that units hand one another: the same in every language. */
export const headings = ['单位名称', '上级单位', '层级'];
export const levelNames: { readonly [level in Level]: string } = { province: '省', city: '市', county: '县', department: '部门' };
