/** One year's arrangement of holidays as the State Council's general office published it. Days are Beijing days, YYYY-MM-DD. */
export interface HolidayNotice {
  readonly year: number;
  readonly name: string;
  /** Number of the document; null where no source gives it. */
  readonly number: string | null;
  readonly issued: string;
  readonly source: string;
  /** Days off as the notice names them, both ends included. */
  readonly off: readonly { readonly name: string; readonly from: string; readonly to: string }[];
  /** Saturdays and Sundays on which people work (调休上班). */
  readonly work: readonly string[];
}
