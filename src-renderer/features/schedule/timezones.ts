import type { SearchOption } from '../../ui/search-list.tsx';

/** Of this computer, such as `Europe/Berlin`. */
export function ownTimezone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Every zone there is, this computer's own first; `current` too when it goes by an older name. */
export function listTimezones(own: string, current: string): SearchOption[] {
  const first = [own, ...(current === own ? [] : [current])];
  const others = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])].filter((zone) => !first.includes(zone));
  return [
    ...first.map((id) => ({ id, label: nameOfZone(id), ...(id === own ? { note: 'yours' } : {}) })),
    ...others.map((id) => ({ id, label: nameOfZone(id) })),
  ];
}

/** "Europe/Berlin", "America/New York" */
export function nameOfZone(id: string): string {
  return id.replaceAll('_', ' ');
}
