import check from '../../../checks/display/flashing.ts';
import { testCheck } from '../../support/test-check.ts';

const box = 'display:block;width:100px;height:30px';
const style = (css: string): string => `<style>@keyframes blink{50%{opacity:0}}@keyframes colours{from{color:#f00}to{color:#00f}}@keyframes swing{from{transform:translateX(0)}to{transform:translateX(20px)}}@keyframes turn{to{transform:rotate(360deg)}}@keyframes still{from{opacity:1}to{opacity:.9}}${css}</style>`;

testCheck(check, {
  type: 'home',
  passes: {
    'nothing moves': '<p>欢迎</p>',
    'a ticker that stops when pointed at': '<marquee onmouseover="this.stop()" onmouseout="this.start()">停水通知</marquee><div onmouseover="m.stop()"><marquee id="m">停电通知</marquee></div>',
    'stopped by a script of the page': `<marquee id="gg">公告</marquee><script>document.getElementById('gg').onmouseover = function () { this.stop(); }</script>`,
    'a ticker that stands, ends, is empty or hidden': '<marquee scrollamount="0">通知</marquee><marquee loop="2">通知</marquee><marquee></marquee><marquee style="display:none">通知</marquee><marquee width="1" height="1">x</marquee>',
    'in a comment': '<!-- <marquee>通知</marquee> -->',
    'slow changes': `${style('')}<b style="${box};animation:blink 6s infinite">新</b><b style="${box};animation:swing 5s infinite">新</b>`,
    'hardly a change': `${style('')}<b style="${box};animation:still 1s infinite">新</b>`,
    'once, or a few times': `${style('')}<b style="${box};animation:blink 1s 3">新</b>`,
    'stops when pointed at': `${style('.box:hover .t, .s:hover{animation-play-state:paused}')}<div class="box"><b class="t" style="${box};animation:swing .5s infinite">新</b></div><b class="s" style="${box};animation:blink 1s infinite">新</b>`,
    'a sign that something loads, a caret, a dot': `${style('')}<i style="display:block;width:40px;height:40px;animation:turn 1s linear infinite"></i><div class="loading" style="${box};animation:blink 1s infinite">载入中</div><i style="display:block;width:2px;height:20px;animation:blink 1s infinite"></i><i style="display:block;width:8px;height:8px;animation:blink 1s infinite"></i>`,
    'not shown, or standing': `${style('')}<div style="visibility:hidden"><b style="${box};animation:blink 1s infinite">新</b></div><b style="${box};animation:blink 1s infinite paused">新</b>`,
  },
  cannot: {
    'more animations than can be asked for': { html: `<style>@keyframes blink{from{opacity:1}to{opacity:0}}.b{animation:blink .3s infinite}</style>${'<b class="b">闪</b>'.repeat(900)}`, because: /几百处以上的动画/ },
  },
  reports: {
    'a marquee': { html: '<marquee>热烈欢迎各位领导莅临指导</marquee>', reports: ['marquee/热烈欢迎各位领导莅临指导'], says: [/“热烈欢迎各位领导莅临指导”在不停地滚动/] },
    'a marquee of pictures': { html: '<marquee direction="up"><img alt="专题" width="100" height="60"></marquee>', reports: ['marquee'] },
    'blink as a tag and as a decoration': { html: '<blink>重要</blink><span style="text-decoration: blink">紧急</span>', reports: ['blink/重要', 'blink/紧急'] },
    'an endless blinking animation': { html: `${style('')}<b style="${box};animation:blink 1s infinite">重要</b>`, reports: ['blink/blink 重要'], says: [/每 1\.0 秒一次/] },
    'changing colours, several at once': { html: `${style('')}<b style="${box};animation:colours .5s infinite alternate">一</b><b style="${box};animation:colours .5s infinite alternate">二</b>`, reports: ['blink'], says: [/每 1\.0 秒一次）.*共 2 处/] },
    'swinging fast': { html: `${style('')}<b style="${box};animation:swing .4s infinite">在线访谈</b>`, reports: ['fast-animation/swing 在线访谈'] },
    'looked at while it is gone': { html: `<style>@keyframes away{0%,99%{opacity:0}100%{opacity:1}}</style><b style="${box};animation:away .3s step-end infinite">快看</b>`, reports: ['blink'] },
    'started by a script, in a shadow root': { html: `<x-note><template shadowrootmode="open"><b style="${box}">快看</b></template></x-note><script>document.querySelector('x-note').shadowRoot.querySelector('b').animate([{ opacity: 1 }, { opacity: 0 }], { duration: 600, iterations: Infinity })</script>`, reports: ['blink'] },
  },
});
