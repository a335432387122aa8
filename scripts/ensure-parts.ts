import { findChromium, hasBrandedChrome } from './find-chromium.ts';
import { findFirefox } from './find-firefox.ts';
import { hasOffice } from './find-office.ts';
import { hasChineseFont, installFromSystem, installPlaywrightChromium } from './install-system.ts';

/**
 * Finds a Chromium, or installs one: through the system's package manager, else Playwright's own.
 * @returns its path, or undefined after saying why and what a person can do
 */
export async function ensureChromium(): Promise<string | undefined> {
  const present = findChromium();
  if (present) return present;
  console.log('没有找到 Chromium，正在安装（只需一次）……');
  if (await installFromSystem('chromium')) {
    const installed = findChromium();
    if (installed) return installed;
  }
  if (await installPlaywrightChromium()) {
    const installed = findChromium();
    if (installed) return installed;
  }
  if (hasBrandedChrome()) console.error('这台机器上的 Google Chrome 不接受命令行加载插件，所以没有用它。');
  return undefined;
}

/**
 * Finds a Firefox, or installs one through the system's package manager.
 * @returns its path, or undefined when there is none and none could be installed
 */
export async function ensureFirefox(): Promise<string | undefined> {
  const present = findFirefox();
  if (present) return present;
  console.log('没有找到 Firefox，正在安装（只需一次）……');
  await installFromSystem('firefox');
  return findFirefox();
}

/**
 * Finds LibreOffice, or installs the two parts of it that open the exported forms.
 * @returns false when there is none and none could be installed
 */
export async function ensureOffice(): Promise<boolean> {
  if (hasOffice()) return true;
  console.log('没有找到 LibreOffice，正在安装（只需一次）……');
  await installFromSystem('office');
  return hasOffice();
}

/**
 * Makes sure Chinese text has a font: without one, boxes and line widths measured in tests mean nothing.
 * @returns false when there is none and none could be installed
 */
export async function ensureChineseFont(): Promise<boolean> {
  if (hasChineseFont()) return true;
  console.log('没有找到中文字体，正在安装（只需一次）……');
  await installFromSystem('cjk-font');
  return hasChineseFont();
}
