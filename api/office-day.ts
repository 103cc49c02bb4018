// The day it is in the office, for who is there and who is away. Never for a legal date: those are counted by the case's
// own calendar.

/** YYYY-MM-DD of an instant (ms), by default of now, where the office is (IANA zone). */
export function officeDay(zone: string, at: number = Date.now()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(at);
}
