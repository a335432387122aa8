import { spawn, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Something the tools need from outside npm, and its name in each package manager. */
export type SystemPart = 'chromium' | 'cjk-font' | 'firefox' | 'office';

interface Manager {
  readonly program: string;
  readonly steps: (packages: readonly string[]) => readonly (readonly string[])[];
  /** Packages of a part, parted by spaces. */
  readonly names: Readonly<Record<SystemPart, string>>;
}

const managers: readonly Manager[] = [
  {
    program: 'apt-get',
    steps: (names) => [['update', '-qq'], ['install', '-y', '-qq', '--no-install-recommends', ...names]],
    names: { chromium: 'chromium', 'cjk-font': 'fonts-noto-cjk', firefox: 'firefox-esr', office: 'libreoffice-calc libreoffice-writer' },
  },
  { program: 'dnf', steps: (names) => [['install', '-y', '-q', ...names]], names: { chromium: 'chromium', 'cjk-font': 'google-noto-sans-cjk-fonts', firefox: 'firefox', office: 'libreoffice-calc libreoffice-writer' } },
  { program: 'zypper', steps: (names) => [['--non-interactive', 'install', ...names]], names: { chromium: 'chromium', 'cjk-font': 'google-noto-sans-sc-fonts', firefox: 'MozillaFirefox', office: 'libreoffice-calc libreoffice-writer' } },
  { program: 'pacman', steps: (names) => [['-S', '--noconfirm', '--needed', ...names]], names: { chromium: 'chromium', 'cjk-font': 'noto-fonts-cjk', firefox: 'firefox', office: 'libreoffice-fresh' } },
  { program: 'apk', steps: (names) => [['add', '--no-progress', ...names]], names: { chromium: 'chromium', 'cjk-font': 'font-noto-cjk', firefox: 'firefox-esr', office: 'libreoffice-calc libreoffice-writer' } },
];

/**
 * Installs a part through the system's package manager, without asking anything.
 * @returns false when there is no known manager, no right to use it, or it failed: the caller says what to do by hand
 */
export async function installFromSystem(part: SystemPart): Promise<boolean> {
  const manager = managers.find(({ program }) => has(program));
  if (process.platform !== 'linux' || !manager) return false;
  const before = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (before.length > 0 && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status !== 0) return false;
  for (const step of manager.steps(manager.names[part].split(' '))) {
    const [program = '', ...args] = [...before, manager.program, ...step];
    if (!(await succeeds(program, args, { DEBIAN_FRONTEND: 'noninteractive' }))) return false;
  }
  return true;
}

/**
 * Lets Playwright fetch its own Chromium for this platform.
 * @returns false when it could not, for instance without a network
 */
export function installPlaywrightChromium(): Promise<boolean> {
  const folder = path.dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'));
  return succeeds(process.execPath, [path.join(folder, 'cli.js'), 'install', 'chromium'], {});
}

/** True when a font with Chinese is installed. Windows and macOS always bring one. */
export function hasChineseFont(): boolean {
  if (process.platform !== 'linux') return true;
  return (spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' }).stdout ?? '').trim() !== '';
}

function has(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' }).status === 0;
}

function succeeds(program: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<boolean> {
  return new Promise((done) => {
    spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...env } })
      .on('error', () => done(false))
      .on('exit', (code) => done(code === 0));
  });
}
