const beijing = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** Epoch milliseconds as Beijing time, `YYYY-MM-DD HH:MM` as the 《网页设计规范》 writes it; empty for what is no time. */
export function beijingTime(at: number): string {
  return Number.isFinite(at) && Math.abs(at) < 8.64e15 ? beijing.format(at) : '';
}
