/** Other right ways to write what comes near an entry, and right words that only look like one: never part of a hit. */
export const rightVariants: readonly string[] = [
  '工业和信息化局', '工业和信息化厅', '工业和信息化委员会',
  // Departments of places and their kind; ministries of other countries.
  '工业与信息化部门', '住房与城乡建设部门', '人力资源与社会保障部门', '文化与旅游部门', '文化与旅游部',
  // 与 where the official text has 和, but in free speech.
  '国民经济与社会发展', '国家治理体系与治理能力现代化', '黄河流域生态保护与高质量发展',
  '纪律监察委员会', '赢商环境', '以法治国',
];
