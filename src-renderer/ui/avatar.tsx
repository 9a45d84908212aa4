import './avatar.css';
import { PersonIcon } from './icons.tsx';

const HUES = 6;

interface AvatarProps {
  id: string;
  name: string | null;
  /** One or two characters in place of the initials, such as an emoji. */
  picture?: string | null;
  size?: 's' | 'm' | 'l';
}

/** Initials on a colour that stays the same for the same `id`; a silhouette when there is no name. */
export function Avatar({ id, name, picture = null, size = 'm' }: AvatarProps) {
  const look = `avatar avatar--${size} avatar--hue-${name ? hueOf(id) : 'none'}`;
  // Drawn, not written: initials are no part of the label of the button or row they stand in.
  if (name) return <span className={look} data-initials={picture ?? initialsOf(name)} aria-hidden="true" />;
  return (
    <span className={look} aria-hidden="true">
      <PersonIcon size={size === 's' ? 14 : 18} />
    </span>
  );
}

/** First letters of the first and last word; whole characters, also outside the Latin alphabet. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  const first = [...(words[0] ?? '')][0] ?? '';
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return (first + last).toLocaleUpperCase();
}

function hueOf(id: string): number {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return sum % HUES;
}
