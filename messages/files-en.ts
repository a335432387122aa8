import type { FileWords } from './files.ts';
import { packFilesEn } from './pack-files-en.ts';

/** English beside messages/files-zh-cn.ts. What is called by a Chinese name in the file itself keeps it. */
export const filesEn: FileWords = {
  ...packFilesEn,

  'file.list': (...problems) => problems.join('; '),
  'file.at': (where, what) => `${where}: ${what}`,

  'file.where.file': 'File', 'file.where.pack': 'Rule pack', 'file.where.packField': (field) => `${field} of the rule pack`, 'file.where.line': (line) => `Line ${line}`,
  'file.where.entry': (list, entry) => `${list}, entry ${entry}`, 'file.where.workbook': 'Workbook', 'file.where.sheet': (sheet) => `Sheet “${sheet}”`,
  'file.where.sheetRow': (sheet, row) => `Sheet “${sheet}”, row ${row}`, 'file.where.sheetCell': (sheet, row, cell) => `Sheet “${sheet}”, row ${row} (${cell})`,
  'file.where.cell': (sheet, cell) => `“${sheet}” ${cell}`, 'file.where.field': (field) => `“${field}”`, 'file.where.rowField': (row, field) => `Row ${row}, “${field}”`,
  'file.where.sheetField': (sheet, field) => `“${sheet}”, “${field}”`, 'file.where.rowOf': (sheet, row) => `“${sheet}”, row ${row}`,

  'file.unread.large': (size, most) => `The file has ${size} MB, more than ${most} MB; it was not read. Split it into several files.`,
  'file.unread.parts': (most) => `The file has more than ${most} parts, which no ordinary sheet or document has; it was not read.`,
  'file.unread.bomb': (most) => `Unpacked, the file is larger than ${most} MB; it was not read. Make sure that it is an ordinary sheet or document.`,
  'file.unread.broken': 'The file is incomplete or damaged; it was not read. Download it again, or open it in WPS or Excel and save it anew.',
  'file.unread.empty': 'The file is empty; there was nothing to read.',
  'file.unread.password': 'The file needs a password; it was not read. Save it anew without one.',
  'file.unread.old': 'This is a file of the old formats (.xls, .doc); it was not read. Open it in WPS or Excel and save it as .xlsx (sheet) or .docx (document).',
  'file.unread.html': 'This is a web page (some systems only change the name when they export); it was not read. Open it in WPS or Excel and save it as .xlsx.',
  'file.unread.other': 'This is no .xlsx file; it was not read. Open it in WPS or Excel and save it as .xlsx.',
  'file.unread.noBook': 'There is no workbook in the file; it was not read. Make sure that it is an .xlsx sheet, or open it in WPS or Excel and save it as .xlsx.',
  'file.unread.sheets': (count, most) => `The workbook has ${count} sheets, more than ${most}; it was not read.`,
  'file.unread.noSheet': (sheet) => `What sheet “${sheet}” holds is missing; it was not read. Open the file in WPS or Excel and save it anew.`,
  'file.unread.inside': 'Inside, the file is not well formed; it was not read. Open it in WPS or Excel and save it anew.',
  'file.unread.rows': (sheet, most) => `Sheet “${sheet}” has more than ${most} rows; it was not read. Take out what is not needed, or split it into several files.`,
  'file.unread.cells': (sheet, most) => `Sheet “${sheet}” has more than ${most} cells; it was not read. Split it into several files.`,

  'file.columns.none': (sheets) => `No table of columns was found: its heading needs the two columns “栏目名称” and “栏目地址” (${sheets}). You can export one first and fill it in.`, 'file.columns.noSheets': 'there is no sheet in the file',
  'file.columns.hiddenSheet': (sheet) => `Sheet “${sheet}” is hidden; it was read.`, 'file.columns.hiddenRow': (row) => `Row ${row} is hidden; it was read too. Please check.`,
  'file.columns.hiddenColumn': 'The column of names or addresses is hidden; it was read. Please check.', 'file.columns.formula': 'This row has a formula; its last result was taken. Please check.',
  'file.columns.uneven': (nameCell, names, urlCell, urls) => `${nameCell} has ${names} names and ${urlCell} has ${urls} addresses, which do not match. Put a semicolon between several columns.`,
  'file.columns.kind': (label) => `“${label}” is no class of 附件4; the column was sorted by its name. Please check.`,
  'file.columns.command': (name, first) => `“${name}” begins with “${first}”, like a formula or command and not like the name of a column; it was not read.`,
  'file.columns.long': (letters) => `The name has ${letters} characters, which is not like the name of a column; it was not read.`,
  'file.columns.address': (written, name) => `“${written}” is no address of a page; “${name}” was not read. Write the whole address, such as http://www.example.gov.cn/tzgg/.`,
  'file.columns.twin': (cell, name) => `It has the same address as ${cell}; “${name}” was not read.`,
  'file.columns.elsewhere': (url, host) => `“${url}” is not under the host ${host} of this site; it was read. Please check.`,

  'file.sites.encoding': 'The file is no CSV in UTF-8 or GBK; it was not read. Open it in WPS or Excel and save it as .xlsx.',
  'file.sites.none': 'No site was found. The table needs the two columns “网站名称” and “首页网址”, or the layout of 附件3. You can export the basic information sheet first as a pattern.',
  'file.sites.twin': (where, host) => `This is the same address ${host} as in ${where}. Keep one row.`, 'file.sites.hiddenRow': 'This row is hidden; it was read too.',
  'file.sites.noHost': 'There is no home page address, so it cannot be registered.', 'file.sites.host': (text) => `The home page address “${text}” is no address; it should be like www.xxx.gov.cn.`,
  'file.sites.name': (letters) => `The name of the site has ${letters} characters, more than 500.`, 'file.sites.code': (text) => `The identification code “${text}” should be 10 digits or letters.`,
  'file.sites.long': 'More than 2000 characters.', 'file.sites.control': 'Invisible control characters were taken out.', 'file.sites.formula': 'This is a formula; its last result was read.',

  'file.rubric.json': 'The file is no JSON; it was not read. Change an exported score sheet and import that.', 'file.rubric.more': (count) => `${count} more are wrong`,
  'file.rubric.id': 'no id, or not a proper one (letters, digits, full stops and hyphens only, at most 40)', 'file.rubric.unknown': 'holds something that is not known', 'file.rubric.empty': 'not filled in', 'file.rubric.big': 'too long or too large', 'file.rubric.wrong': 'what is entered is not right',
  'file.rubric.twin': (id, where) => `the id ${id} is also that of ${where}`, 'file.rubric.noBonus': 'this sheet has no bonus, so it cannot have bonus rows', 'file.rubric.status': 'a sheet with points cannot have rows of the kind “对标”, one without points can have only those',
  'file.rubric.noCheck': (check) => `there is no check “${check}”`, 'file.rubric.noCode': (check, code, known) => `the check “${check}” has no problem “${code}” (it has: ${known})`,
  'file.rubric.category': (category, known) => `the column category “${category}” is not known (known: ${known})`, 'file.rubric.noVeto': (id) => `there is no veto row with the id ${id}`,
  'file.rubric.noSheet': (sheet) => `The workbook has no sheet “${sheet}”. Fill in the exported template.`, 'file.rubric.item': (name) => `“${name}” is not known`, 'file.rubric.noColumn': (column) => `the column “${column}” is missing`,
  'file.rubric.hiddenRow': (where) => `${where} is hidden: show it and clear the filters, then keep or delete the row`, 'file.rubric.kind': (kind, known) => `the kind “${kind}” is not known (known: ${known})`,
  'file.rubric.notFilled': (kind, column) => `a row of “${kind}” leaves “${column}” empty`, 'file.rubric.points': (text) => `points are a number with one decimal at most; here it is “${text}”`, 'file.rubric.oneOf': (text, known) => `“${text}” is not known (known: ${known})`,
  'file.rubric.version': (text) => `the version is a whole number; here it is “${text}”`, 'file.rubric.day': (text) => `a day is written 2026-01-01; here it is “${text}”`, 'file.rubric.noTotal': 'without a total there can be no line to fail',
  'file.rubric.yesNo': (text) => `enter “有” or “无”; here it is “${text}”`, 'file.rubric.noAbove': 'without a bonus it cannot begin anywhere', 'file.rubric.noCap': 'without a bonus there can be no most', 'file.rubric.mayOrNot': (text) => `enter “可” or “否”; here it is “${text}”`,
  'file.rubric.from': (line) => `“${line}” is not right; write “check: problem、problem”, such as “broken-link: dead、timeout @首页”`, 'file.rubric.condition': (text) => `“${text}” is not right; see the sheet “怎么填”`,
};
