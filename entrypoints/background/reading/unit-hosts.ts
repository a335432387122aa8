import type { Policy } from '../../../contract/policy.ts';
import type { StruckHost } from '../../../page/page-view.ts';
import { managed } from '../managed.ts';
import { currentSettings } from '../services.ts';

/** What the unit has changed of the list of government hosts. */
export interface UnitHosts {
  /** Added. */
  readonly trusted: readonly string[];
  /** Built-in entries struck, with where it says so; of several the settings hold, then the pack named last. */
  readonly struck: readonly StruckHost[];
}

/** From the settings (the person's, or what the administrator fixed) and from the unit's packs in force. */
export async function unitHosts(policy: Policy | null): Promise<UnitHosts> {
  const [settings, fixed] = await Promise.all([currentSettings(), managed()]);
  const by = fixed.values.struckHosts ? '管理员策略' : '读网设置';
  const struck = [
    ...(policy?.struckHosts ?? []).map(({ host, reason, pack }) => ({ host, why: reason, by: pack })),
    ...settings.struckHosts.map(({ host, why }) => ({ host, why, by })),
  ];
  return {
    trusted: [...settings.trustedHosts.map(({ host }) => host), ...policy?.trustedHosts ?? []],
    struck: [...new Map(struck.map((each) => [each.host, each])).values()],
  };
}
