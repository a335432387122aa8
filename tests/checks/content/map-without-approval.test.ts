import check from '../../../checks/content/map-without-approval.ts';
import { testCheck } from '../../support/test-check.ts';

const box = 'width="600" height="400"';
/** Far down and lazy: it keeps its box and is never asked for. */
const picture = (alt: string, src = '/images/a1.jpg'): string => `<div style="height:20000px"></div><img loading="lazy" ${box} alt="${alt}" src="${src}">`;
const article = (title: string, inside: string): string => `<!doctype html><html lang="zh-CN"><head><title>${title}</title><meta name="ArticleTitle" content="${title}"></head><body><h1>${title}</h1><p>发布时间：2026-11-03 09:00</p><div class="TRS_Editor">${inside}</div></body></html>`;

testCheck(check, {
  type: 'article',
  passes: {
    'no map': `${picture('会议现场')}<p>正文</p>`,
    'number beside it': `${picture('示范市行政区划图')}<p>审图号：GS（2024）0592号</p>`,
    'number without the words': `${picture('示范市地图')}<p>GS (2023) 2767 号</p>`,
    'number of a province': `${picture('示范市地图')}<p>粤S（2022）001号</p>`,
    'number with the province in it': `${picture('示范市地图')}<p>GS京(2022)1061号</p>`,
    'number in the alternative text': picture('示范市地图 审图号：GS(2024)0592号'),
    'links to the site map': '<a href="/wzdt/">网站地图</a><a href="/map.html">地图</a>',
    'picture of the site map': `${picture('网站地图', '/images/sitemap.png')}${picture('', '/images/wzdt.png')}`,
    'an icon': '<img width="24" height="24" alt="地图" src="/images/map.png">',
    'no land': `${picture('办事流程示意图')}${picture('组织架构图')}${picture('思维导图')}${picture('服务地图')}`,
    'a picture that did not load': '<img width="600" height="400" src="data:image/png;base64,AA" alt="示范市地图">',
    'a hidden map': `<div style="display:none">${picture('示范市地图')}</div>`,
    'a container no library has filled': '<div id="map" class="map" style="width:600px;height:400px"></div>',
    'a library that shows its number': '<div class="amap-container" style="width:600px;height:400px"><span>© 2026 GS(2025)1234号</span></div>',
    'a picture under another headline': article('关于印发旅游地图编制方案的通知', picture('')),
    'a caption of a news picture that speaks of a map': `<div>${picture('')}</div><p>工作人员正在绘制示范县地图</p>`,
    'a caption of a picture of a map being looked at': `<div>${picture('')}</div><p>图为群众领取示范县旅游地图</p><div>${picture('')}</div><p>会场墙上的示范县地图</p>`,
    'a sentence behind a picture': `<div>${picture('')}</div><p>近日，示范县发布了新版示范县地图。</p>`,
    'a caption of something without land': `<div>${picture('')}</div><p>图1 示范县政务服务地图</p><div>${picture('')}</div><p>图2 全县产业分布</p>`,
    'a caption with its number': `<div>${picture('')}</div><p>图1 示范县行政区划图</p><p>审图号：GS（2024）0592号</p>`,
    'a large picture behind the text of a headline': `${article('示范市交通旅游图', '<p>示范市交通旅游图已经发布，请到县自然资源局领取纸质地图，数量有限，领完为止。</p>')}<div class="other">${picture('')}</div>`,
  },
  reports: {
    'alternative text': { html: picture('示范市行政区划图'), reports: ['no-number/a1.jpg'], says: [/图片的文字“示范市行政区划图”.*没有看到审图号/] },
    'place of an office': { html: picture('市政务服务中心位置示意图'), reports: ['no-number'] },
    'file name': { html: picture('', '/images/sf_map.jpg'), reports: ['no-number/sf_map.jpg'] },
    'file name in Chinese': { html: picture('', '/images/%E7%A4%BA%E8%8C%83%E5%9C%B0%E5%9B%BE.jpg'), reports: ['no-number/示范地图.jpg'] },
    'headline': { html: article('示范市交通旅游图', picture('')), reports: ['no-number'], says: [/标题“示范市交通旅游图”下的图片/] },
    'headline over nothing but a picture': { html: `<h1>示范县行政区划图</h1><p>发布时间：2026-11-03 09:00</p><div id="zoom"><p>${picture('')}</p></div><div class="footer">主办单位：示范县人民政府办公室　联系电话：0771-6218888　地址：示范县人民路1号　网站标识码：4501230001</div>`, reports: ['no-number'], says: [/标题“示范县行政区划图”下的图片/] },
    'the words under it': { html: `<p>示范县位于某省南部。</p><div><span>${picture('')}</span></div><p><br></p><p style="text-align:center">图1 示范县行政区划图</p>`, reports: ['no-number'], says: [/图片下方的文字“示范县行政区划图”/] },
    'its figure caption': { html: `<figure>${picture('')}<figcaption>示范县交通旅游图（2026年版）</figcaption></figure>`, reports: ['no-number'] },
    'map library': { html: '<div class="leaflet-container" style="width:600px;height:400px"><div class="leaflet-pane"></div></div>', reports: ['no-number/Leaflet 地图控件'] },
    'nested containers, once': { html: '<div class="tdt-container" style="width:600px;height:400px"><div class="leaflet-container" style="width:600px;height:400px"></div></div>', reports: ['no-number'] },
    'one file twice, once': { html: picture('示范市地图').repeat(2), reports: ['no-number/a1.jpg'] },
  },
  cannot: {
    'a map of a service in a frame': { html: '<iframe src="https://map.baidu.com/?poiShareUid=1" width="600" height="400"></iframe>', because: /其他网站的框架/ },
  },
});
