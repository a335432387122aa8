import { notice2024 } from './2024.ts';
import { notice2025 } from './2025.ts';
import { notice2026 } from './2026.ts';
import type { HolidayNotice } from './holiday-notice.ts';

/** The years whose notice is at hand. A year that is not here is unknown: nothing is computed over it. */
export const notices: readonly HolidayNotice[] = [notice2024, notice2025, notice2026];
