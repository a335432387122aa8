import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Prepares a browser profile before its first use, so that the extension's icon stands on the toolbar:
 * Chromium hides new extensions behind a menu, and with them the badge. A profile in use is left alone.
 * @param profile folder; made when missing
 */
export async function prepareProfile(profile: string, extensionId: string): Promise<void> {
  const file = path.join(profile, 'Default', 'Preferences');
  if (existsSync(file)) return;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify({
    extensions: { pinned_extensions: [extensionId] },
    translate: { enabled: false },
    intl: { accept_languages: 'zh-CN,zh,en', selected_languages: 'zh-CN,zh,en' },
  }));
}
