import { resultWords } from '../../forms/wording.ts';
import type { ReportScore } from '../../contract/score.ts';

/** The result with how far it is settled, and the points, each said once: 合格（定稿），得分 90; 合格与否未定（暂定），得分 90（待定问题全部属实时 80）. */
export function resultLine(score: Pick<ReportScore, 'result' | 'score' | 'state'>): string {
  const result = `${resultWords(score)}${score.state === 'final' ? '（定稿）' : ''}`;
  if (!score.score) return result;
  const [low, high] = score.score;
  return `${result}，得分 ${high}${low === high ? '' : `（待定问题全部属实时 ${low}）`}`;
}
