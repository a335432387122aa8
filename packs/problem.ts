import type { Said } from '../contract/said.ts';
import { filesZhCn, ofFile } from '../messages/files.ts';
import { say } from '../messages/say.ts';

/** What is wrong with a file of rules, at the line or cell a person can find, and what to do. */
export interface Problem {
  /** `第 12 行`, `工作表“词表” B5`, `words 第 3 项`. */
  readonly where: Said | string;
  readonly message: Said | string;
}

/** A pack as a file gives it, before it is judged: each entry with where it stands. */
export interface DraftPack {
  readonly head: Readonly<Record<string, unknown>>;
  readonly entries: readonly DraftEntry[];
}

export interface DraftEntry {
  readonly list: 'words' | 'confusions' | 'allow' | 'settings' | 'tables' | 'trustedHosts' | 'struckHosts' | 'calendar';
  readonly where: Said;
  readonly value: unknown;
}

/** A file that cannot be a pack at all. */
export class PackRefused extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ where, message }) => say(filesZhCn, ofFile('file.at', where, message))).join('\n'));
    this.name = 'PackRefused';
    this.problems = problems;
  }
}
