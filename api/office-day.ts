// The day it is in the office, for who is there and who is away. Never for a legal date: those are counted by the case's
// own calendar.
const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

/** YYYY-MM-DD of an instant (ms), by default of now. */
export function officeDay(at: number = Date.now()): string {
  return DAY.format(at);
}
