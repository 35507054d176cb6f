/// <reference lib="esnext.intl" />

/** The time zone of a jurisdiction's country (`TH`, `US-IL`), where that has one alone; else UTC. */
export function zoneOfCountry(jurisdiction: string): string {
  const [country = ''] = jurisdiction.split('-');
  if (!/^[A-Z]{2}$/.test(country)) return 'UTC';
  const zones = new Intl.Locale(`und-${country}`).getTimeZones() ?? [];
  const [zone = 'UTC'] = zones.length === 1 ? zones : [];
  return zone;
}
