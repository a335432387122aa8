// A page in the manner of single-page applications: the view changes with history.pushState, the document stays.
const views = {
  '/bsfw/cx/': { name: '查询服务', lines: ['请选择要查询的内容。'] },
  '/bsfw/cx/progress': { name: '办理进度', lines: ['请输入受理编号查询办理进度。', '受理编号印在受理回执的右上角。'] },
  // Fault on purpose: this view forgets to set ColumnName and shows a link that leads nowhere.
  '/bsfw/cx/result': { name: '办理结果', lines: ['请输入受理编号查询办理结果。'], forgetsColumn: true, emptyLink: '下载办理结果' },
};
const app = document.querySelector('#app');

addEventListener('popstate', show);
app.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-path]');
  if (!button) return;
  history.pushState(null, '', button.dataset.path);
  show();
});
show();

function show() {
  const view = views[location.pathname] ?? views['/bsfw/cx/'];
  document.title = `${view.name} - 示范县人民政府门户网站`;
  document.querySelector('meta[name="ColumnName"]').content = view.forgetsColumn ? '' : view.name;
  app.replaceChildren(heading(view), tabs(view), ...view.lines.map(paragraph));
  if (view.emptyLink) app.append(Object.assign(document.createElement('a'), { href: '', textContent: view.emptyLink }));
}

function heading(view) {
  return Object.assign(document.createElement('h2'), { textContent: view.name });
}

function tabs(current) {
  const list = Object.assign(document.createElement('ul'), { className: 'tabs' });
  for (const [path, view] of Object.entries(views)) {
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: view.name });
    button.dataset.path = path;
    button.setAttribute('aria-pressed', String(view === current));
    const item = document.createElement('li');
    item.append(button);
    list.append(item);
  }
  return list;
}

function paragraph(text) {
  return Object.assign(document.createElement('p'), { textContent: text });
}
