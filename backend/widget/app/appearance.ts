import type { Look } from '../shared/page-side.ts';
import type { ChatbotFace } from './state/chat-state.ts';

type Colour = readonly [red: number, green: number, blue: number];

const white: Colour = [255, 255, 255];
const black: Colour = [0, 0, 0];
/** The panel's ground in the dark; see `tokens.css`. */
const darkGround: Colour = [0x17, 0x1d, 0x1f];
const readable = 4.5;

const parse = (hex: string): Colour => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16));
  return [red, green, blue];
};
const write = (colour: Colour): string =>
  `#${colour.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
const mix = (one: Colour, other: Colour, share: number): Colour => {
  const [red = 0, green = 0, blue = 0] = one.map((channel, at) => channel + ((other[at] ?? 0) - channel) * share);
  // Rounded as it will be written, so that what is measured is what is seen.
  return [Math.round(red), Math.round(green), Math.round(blue)];
};

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Colour, other: Colour): number {
  const [lighter, darker] = [luminance(one), luminance(other)];
  return (Math.max(lighter, darker) + 0.05) / (Math.min(lighter, darker) + 0.05);
}

/** Moves towards `end` until it can be read on `ground`. */
function makeReadable(colour: Colour, ground: Colour, end: Colour): Colour {
  for (let share = 0; share < 1; share += 0.05) {
    const next = mix(colour, end, share);
    if (contrast(next, ground) >= readable) return next;
  }
  return end;
}

/** The colours that follow from the owner's one: each pair of text and ground is at least 4.5 : 1, whatever it is. */
export function decideColours(hex: string): Record<string, string> {
  const accent = parse(hex);
  // One of the two always can be read.
  const onAccent = contrast(white, accent) >= readable ? white : black;
  const [softLight, softDark] = [mix(white, accent, 0.1), mix(darkGround, accent, 0.16)];
  const textLight = makeReadable(accent, softLight, black);
  const textDark = makeReadable(accent, softDark, white);
  const both = (light: Colour, dark: Colour) => `light-dark(${write(light)}, ${write(dark)})`;
  return {
    '--accent': write(accent),
    '--accent-strong': write(mix(accent, onAccent === white ? black : white, 0.15)),
    '--on-accent': write(onAccent),
    '--accent-text': both(textLight, textDark),
    '--accent-soft': both(softLight, softDark),
    '--focus': both(textLight, textDark),
  };
}

export function decideLook({ appearance }: Pick<ChatbotFace, 'appearance'>): Look {
  const { colour, side, launcher, launcherText } = appearance;
  const { '--on-accent': onAccent = '#ffffff' } = decideColours(colour);
  return { accent: colour, onAccent, side, text: launcher === 'icon' ? '' : launcherText };
}
