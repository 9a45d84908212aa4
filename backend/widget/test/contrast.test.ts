import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { decideColours } from '../app/appearance.ts';

const css = await readFile(new URL('../app/styles/tokens.css', import.meta.url), 'utf8');
/** The colours by name as `scheme` shows them: written once for both, or as `light-dark(…)`; the rest follows from the owner's. */
function readColours(scheme: 'light' | 'dark', accent: string): Map<string, string> {
  const one = scheme === 'light' ? 1 : 2;
  const pick = (value: string) => /light-dark\((#\w+), (#\w+)\)/.exec(value)?.[one] ?? value;
  const written = [...css.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name = '', value = '']) => [`--${name}`, value]);
  const all = new Map([...written, ...Object.entries(decideColours(accent))] as [string, string][]);
  const resolve = (value: string): string => pick(all.get(/^var\((--[\w-]+)\)$/.exec(value)?.[1] ?? '') ?? value);
  return new Map([...all].map(([name, value]) => [name.slice(2), resolve(value)]));
}

function luminance(colour: string): number {
  const digits = colour.length === 4 ? colour.replaceAll(/[0-9a-f]/g, '$&$&') : colour;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(digits.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const textPairs = [
  ['text', 'surface'],
  ['text', 'surface-sunk'],
  ['text', 'bubble-them'],
  ['text', 'accent-soft'],
  ['text-soft', 'surface'],
  ['text-soft', 'surface-sunk'],
  ['text-soft', 'field'],
  ['on-bubble-own', 'bubble-own'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['accent-text', 'surface'],
  ['accent-text', 'accent-soft'],
  ['danger-text', 'surface'],
  ['danger-text', 'surface-sunk'],
];
const shapePairs = [
  ['field-line', 'field'],
  ['focus', 'surface'],
  ['focus', 'surface-sunk'],
];

const accents = ['#0f766e', '#000000', '#ffffff', '#ffff00', '#0000ff', '#808080', '#777777', '#ff4d4d', '#7fffd4'];

describe.each(accents.flatMap((accent) => [[accent, 'light'] as const, [accent, 'dark'] as const]))(
  'contrast with %s in %s',
  (accent, scheme) => {
    const colours = readColours(scheme, accent);
    const measure = ([front = '', ground = '']: string[]) =>
      contrast(colours.get(front) ?? '#777', colours.get(ground) ?? '#777');

    it.each(textPairs)('%s on %s can be read', (...pair) => expect(measure(pair)).toBeGreaterThanOrEqual(4.5));
    it.each(shapePairs)('%s on %s can be seen', (...pair) => expect(measure(pair)).toBeGreaterThanOrEqual(3));
  },
);
