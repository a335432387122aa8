/** What `npm start -- …` was asked for. */
export interface StartArguments {
  /** The page to open; null: the demo site. */
  readonly url: string | null;
  /** Run without a window even where there is a display. */
  readonly headless: boolean;
}

/**
 * Reads the command line of `npm start`.
 * @returns the arguments, or `{ problem }` with a Chinese sentence saying what is wrong
 */
export function startArguments(args: readonly string[]): StartArguments | { readonly problem: string } {
  let url: string | null = null;
  let headless = false;
  for (const arg of args) {
    if (arg === '--headless') {
      headless = true;
      continue;
    }
    if (arg.startsWith('-')) return { problem: `不认识的选项：${arg}。可用：npm start -- [--headless] [网址]` };
    if (url !== null) return { problem: '一次只能打开一个网址。' };
    const page = pageAddress(arg);
    if (!page) return { problem: `不是网址：${arg}。请写完整，例如 https://www.example.gov.cn/` };
    url = page;
  }
  return { url, headless };
}

/** True where a window can be opened. Only Linux has machines without; elsewhere there is always a desktop. */
export function hasDisplay(platform: string, env: Readonly<Record<string, string | undefined>>): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

function pageAddress(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
}
