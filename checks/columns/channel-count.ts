import { listMayBeUnwritten } from '../../page/lists/list-unwritten.ts';
import { navigationOf } from '../../page/lists/navigation.ts';
import { isRemovedColumn } from '../../page/lists/registered-column.ts';
import { settingOf } from '../../page/setting.ts';
import { settings } from '../../standards/settings.ts';
import { defineCheck } from '../define-check.ts';

/**
 * 47号附件一（四）2: 频道不宜过多，一般以 5—8 个为宜. Entries of the main navigation are taken for channels, which they need not be, so this is
 * a hint; 首页 may be counted or not, whichever fits.
 */
export default defineCheck({
  id: 'channel-count',
  version: 1,
  title: '频道 5—8 个',
  cites: ['47-1-4-2', 'db-1-108'],
  on: ['home'],
  stage: 'stable',
  messages: {
    'outside-5-8': {
      verdict: 'hint',
      says: '主导航除“首页”外有 {{count}} 项（{{names}}），频道一般以 {{fewest}}—{{most}} 个为宜。',
      fix: '请核对频道数量；导航项不都是频道，仅供参考。',
    },
  },
  *run(page) {
    const navigation = navigationOf(page);
    if (!navigation) {
      yield { cannot: listMayBeUnwritten(page) ?? '没有认出主导航' };
      return;
    }
    const { element } = navigation;
    // What a person took out of the register of columns is no channel.
    const entries = navigation.entries.filter(({ url }) => url === null || !isRemovedColumn(page.site, url.href));
    const [fewest, most] = [settingOf(page, settings.channelFewest), settingOf(page, settings.channelMost)];
    if (entries.length + 1 >= fewest && entries.length <= most) return;
    yield {
      code: 'outside-5-8', at: element, quote: entries.map(({ text }) => text).join(' '), about: '主导航',
      data: { count: entries.length, fewest, most, names: entries.slice(0, 12).map(({ text }) => text).join('、') + (entries.length > 12 ? '……' : '') },
    };
  },
});
