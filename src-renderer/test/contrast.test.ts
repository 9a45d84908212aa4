import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Every pair of text and ground that the console uses must be readable (WCAG 2.2 AA), in light and in dark. */
const css = readFileSync(join(import.meta.dirname, '../ui/tokens.css'), 'utf8');

const TEXT_ON: readonly (readonly [text: string, grounds: readonly string[]])[] = [
  [
    'text',
    [
      'bg',
      'surface',
      'surface-raised',
      'hover',
      'selected',
      'bubble-mine',
      'bubble-visitor',
      'bot-soft',
      'amber-soft',
      'accent-soft',
      'red-soft',
    ],
  ],
  ['text-muted', ['bg', 'surface', 'surface-raised', 'surface-sunken', 'hover', 'selected']],
  ['text-faint', ['surface', 'surface-raised']],
  ['on-accent', ['accent', 'accent-hover']],
  ['accent-text', ['bg', 'surface', 'selected', 'accent-soft', 'bubble-visitor', 'bubble-mine', 'bot-soft']],
  ['bot', ['bot-soft']],
  ['on-heat-low', ['heat-1', 'heat-2', 'heat-3']],
  ['on-heat-high', ['heat-4']],
  ['on-inverse', ['inverse']],
  ['inverse-accent', ['inverse']],
  ['on-alarm', ['alarm']],
  ['on-count', ['count']],
  ['on-found', ['found']],
  ['amber', ['amber-soft', 'surface', 'hover', 'selected']],
  ['red', ['red-soft', 'surface', 'hover', 'selected']],
];
/** Lines that carry meaning need 3 : 1. */
const LINE_ON = [
  ['border-strong', ['surface', 'surface-raised']],
  ...['accepted', 'cancelled', 'expired', 'waiting', 'line', 'before'].map(
    (mark) => [`chart-${mark}`, ['surface', 'surface-raised']] as const,
  ),
  ['focus', ['bg', 'surface', 'surface-raised']],
  ['qr-ink', ['qr-paper']],
] as const;

describe.each([
  ['light', 0],
  ['dark', 1],
])('%s', (_scheme, index) => {
  const pairs = (list: readonly (readonly [string, readonly string[]])[], least: number) =>
    list.flatMap(([front, grounds]) => grounds.map((ground) => [front, ground, least] as const));

  test.each([...pairs(TEXT_ON, 4.5), ...pairs(LINE_ON, 3)])('%s on %s reaches %d', (front, ground, least) => {
    expect(contrast(readColour(front, index), readColour(ground, index))).toBeGreaterThanOrEqual(least);
  });
});

function readColour(name: string, index: number): string {
  const colours = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css);
  const colour = colours?.[index + 1];
  if (!colour) throw new Error(`tokens.css has no --${name} as light-dark(#rrggbb, #rrggbb)`);
  return colour;
}

function contrast(a: string, b: string): number {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) => {
    const value = Number.parseInt(colour.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
