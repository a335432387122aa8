import check from '../../../checks/display/video-not-playable.ts';
import { testCheck } from '../../support/test-check.ts';

const gone = 'http://127.0.0.1:9/gone/';
const size = 'width="320" height="240"';
const tried = (document: Document): boolean => Array.from(document.querySelectorAll('video')).every((video) => video.error !== null || video.networkState === 3);

testCheck(check, {
  type: 'article',
  passes: {
    'no film': '<p>正文</p>',
    'not shown, or of no size': `<div style="display:none"><video src="" controls></video></div><video src="" style="width:0;height:0"></video>`,
    'a film inside the object for browsers without the plug-in': `<object type="application/x-shockwave-flash" data="player.swf"><img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" width="300" height="200" alt="视频"></object>`,
    'a Flash drawing that is no film': '<embed src="banner.swf" width="300" height="60">',
    'documents and sound': '<embed src="a.pdf" type="application/pdf" width="300" height="60"><embed src="a.mp3" type="audio/mpeg" width="300" height="60">',
    'in a comment': `<!-- <video ${size} controls></video> --><p>正文</p>`,
  },
  reports: {
    'not there': { html: `<video ${size} controls src="${gone}a.webm"></video>`, until: tried, reports: [`error/${gone}a.webm`] },
    'not there on a host that answers': { html: `<video ${size} controls src="${gone}a.webm"></video>`, until: tried, load: { failed: ['a.js', 'b.css', 'c.js'].map((name) => ({ url: `${gone}${name}`, kind: 'script' as const, status: 404 })) }, reports: [`error/${gone}a.webm`] },
    'the server said it is not there': { html: `<video ${size} controls src="${gone}a.webm"></video>`, until: tried, load: { failed: [{ url: `${gone}a.webm`, kind: 'other', status: 404 }] }, reports: [`error/${gone}a.webm`] },
    'every source tried': { html: `<video ${size} controls><source src="${gone}a.webm"><source src="${gone}b.webm"></video>`, until: tried, reports: [`error/${gone}a.webm`] },
    'no address': { html: `<video ${size} controls id="film"></video>`, reports: ['no-source/<video>film'] },
    'an empty address': { html: `<video ${size} controls src=""></video>`, reports: ['no-source'] },
    'perhaps filled from a list of films': { html: `<video ${size} controls></video><ul><li onclick="play('/v/1.mp4')">第一集</li></ul>`, reports: ['no-source'] },
    'a Windows Media film': { html: `<video ${size} controls preload="none" src="/v/a.wmv"></video>`, reports: ['plugin-only//v/a.wmv'], says: [/要安装插件/] },
    'a Flash player': { html: `<object classid="clsid:D27CDB6E-AE6D-11cf-96B8-444553540000" ${size}><param name="movie" value="flvplayer.swf"><param name="flashvars" value="file=a.flv"><embed src="flvplayer.swf" ${size}></object>`, reports: ['plugin-only/flvplayer.swf'] },
    'a Flash player by its variables': { html: `<embed type="application/x-shockwave-flash" src="p.swf" flashvars="vcastr_file=/v/1.flv" ${size}>`, reports: ['plugin-only/p.swf'] },
    'a Windows Media player': { html: `<object classid="clsid:6BF52A52-394A-11d3-B153-00C04F79FAA6" ${size}><param name="URL" value="a.wmv"></object>`, reports: ['plugin-only/a.wmv'] },
    'an offer to install the plug-in is no film': { html: `<object type="application/x-shockwave-flash" data="video.swf" ${size}><a href="https://get.adobe.com/flashplayer"><img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" alt="Get Adobe Flash"></a></object>`, reports: ['plugin-only'] },
  },
  cannot: {
    'nothing of its host came': { html: `<video ${size} controls src="${gone}a.webm"></video>`, until: tried, load: { failed: ['a.js', 'b.css', 'c.js'].map((name) => ({ url: `${gone}${name}`, kind: 'script' as const })) }, because: /没有收到应答/ },
    'nothing came back for the film itself': { html: `<video ${size} controls><source src="${gone}a.webm"><source src="${gone}b.webm"></video>`, until: tried, load: { failed: [{ url: `${gone}b.webm`, kind: 'other' }] }, because: /没有收到应答/ },
    'loaded on a click': { html: `<video ${size} controls preload="none" src="${gone}a.webm"></video>`, because: /有 1 个视频还没有载入/ },
    'a player that sets the address later': { html: `<div class="video-js"><video ${size}></video></div><video ${size} controls data-url="/a.mp4"></video>`, because: /有 2 个视频还没有载入/ },
    'the framework binds the address': { html: `<video ng-show="!isIE8" type="video/mp4" src="" controls ${size}></video>`, because: /有 1 个/ },
    'the player did not load': { html: `<video ${size} controls></video>`, load: { failed: [{ url: 'https://www.shifan.gov.cn/js/player.js', kind: 'script' }] }, because: /播放器的脚本没有载入/ },
  },
});
