import { spawnSync } from 'node:child_process';

/** Whether LibreOffice can be called: exported forms are opened and drawn by it. */
export function hasOffice(): boolean {
  return spawnSync('soffice', ['--version'], { stdio: 'ignore' }).error === undefined;
}
