import { normalText, squeezed } from '../normal-text.ts';
import { tagLabels, type TagName } from './tag-names.ts';
import { entriesOf, today } from '../table.ts';
import { wordTables } from '../../standards/tables/words.ts';

/** What a tag's value is worth: nothing at all, a template's leftover, or a value. */
export type ValueState = 'empty' | 'placeholder' | 'filled';

/** Judges the `content` of a tag; null is an absent (or unreadable) attribute. A value of marks alone (`-`, `/`) is empty. `templateWords`: words that stand for themselves in a template nobody filled in. */
export function valueState(name: TagName, content: string | null, templateWords: readonly string[] = entriesOf(today(), wordTables.templateWords)): ValueState {
  const value = content?.slice(0, 2000) ?? '';
  if (!/[\p{L}\p{N}]/u.test(value)) return leftover.test(value) ? 'placeholder' : 'empty';
  return isPlaceholder(name, value, templateWords) ? 'placeholder' : 'filled';
}

function isPlaceholder(name: TagName, content: string, templateWords: readonly string[]): boolean {
  const value = normalText(content).trim();
  const tight = squeezed(content);
  if (leftover.test(value) || scriptNothing.test(value) || /^[【[]?请(?:填写|输入|录入)/.test(tight)) return true;
  if (ownWords(name).has(tight) || templateWords.includes(tight) || tight.toLowerCase() === name.toLowerCase()) return true;
  switch (name) {
    case 'SiteIDCode': return /^(?:bm)?(?:0+|1234567890|12345678|x+|×+)$/i.test(tight);
    case 'SiteDomain': return /(?:^|[./])(?:x{2,}|×+|□+|yourdomain|example)\.|^(?:域名|网址)$/i.test(tight);
    case 'SiteName': case 'ColumnName': return /^(?:x{2,}|×{1,}|□{2,})/i.test(tight);
    default: return /^(?:x{2,}|×{2,}|□{2,})$/i.test(tight);
  }
}

/**
 * Variables of templates that were not filled in: `${…}`, `{{…}}`, `{%…%}`, `<%…%>`, `<CMSPRO_…>`, `<TRS_…>`, `{$…}`,
 * `{dede:…}` and its like, `[!--title--]`, `#{…}`, `%TITLE%`, `$title$`, `#TITLE#`, `[title]`, `$[title]`, `@title`, `@Model.…`.
 */
const leftover = /\$\{[^}]{0,200}\}|\{\{[^}]{0,200}\}\}|\{%|<%|<\/?(?:CMSPRO|TRS|CMS|UCAP)_|\{\$\w|\{(?:dede|cms|pboot|field|eyou|pc|php|wb|jp|tag|site|channel|content):|\[!--\w{1,40}--\]|^#\{[^}]{0,100}\}$|^%\w{1,40}%$|^\$\w{1,40}\$$|^@(?:Model|Html|ViewBag|ViewData)\b|^\{[\w.:]{1,60}\}$|^\$?\[[A-Za-z][\w.]{1,40}\]$|^#[A-Za-z][\w.]{1,40}#$|^@[A-Za-z][\w.]{1,40}$/i;

/** What a script writes when it had no value. */
const scriptNothing = /^(?:undefined|null|nan|none|\[object \w+\]|true|false)$/i;


function ownWords(name: TagName): ReadonlySet<string> {
  const label = tagLabels[name];
  return new Set([label, `${label}内容`, `这里是${label}`, `此处填写${label}`, ...(name === 'Description' ? ['描述', '页面描述'] : [])]);
}
