import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

const css = await readFile(new URL('../app/styles/tokens.css', import.meta.url), 'utf8');
const [lightBlock = '', darkBlock = ''] = css.split('@media');
const readColours = (block: string) =>
  new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{3,6});/g)].map(([, name = '', colour = '']) => [name, colour]));
const light = readColours(lightBlock);
const dark = new Map([...light, ...readColours(darkBlock)]);

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

describe.each([
  ['light', light],
  ['dark', dark],
])('contrast in %s', (_scheme, colours) => {
  const measure = ([front = '', ground = '']: string[]) =>
    contrast(colours.get(front) ?? '#777', colours.get(ground) ?? '#777');

  it.each(textPairs)('%s on %s can be read', (...pair) => expect(measure(pair)).toBeGreaterThanOrEqual(4.5));
  it.each(shapePairs)('%s on %s can be seen', (...pair) => expect(measure(pair)).toBeGreaterThanOrEqual(3));
});
