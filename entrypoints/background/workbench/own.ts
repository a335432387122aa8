import type { DeskList } from '../../../contract/workbench.ts';
import { unnamed } from '../../../store/answers.ts';
import { currentAccount, currentSettings, pen } from '../services.ts';

/** Who looks, in which language, and whether they may write. Only reads. */
export async function own(): Promise<DeskList['own']> {
  const [account, settings, { by }] = await Promise.all([currentAccount(), currentSettings(), pen()]);
  return { language: settings.language, name: by === unnamed || by.trim() === '' ? null : by, mayWrite: account?.role !== 'reader' };
}
