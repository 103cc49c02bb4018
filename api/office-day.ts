// The day it is in the office, for who is there and who is away. Never for a legal date: those are counted by the case's
// own calendar.

/** YYYY-MM-DD of an instant (ms), by default of now, where the office is (IANA zone). */
export function officeDay(zone: string, at: number = Date.now()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(at);
}

/** `+08:00`: what the office's clocks are ahead of UTC at an instant (ms); for times typed without a zone. */
export function officeOffset(zone: string, at: number = Date.now()): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(at);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  return name === 'GMT' ? '+00:00' : name.replace('GMT', '');
}
