export interface TextOn {
  readonly text: '#ffffff' | '#000000';
  /** 1 to 21; 4.5 and above is comfortable for everybody (WCAG AA). */
  readonly contrast: number;
}

/** White or black, whichever is easier to read on `colour` (`#rrggbb`). One of them always reaches 4.5. */
export function decideTextOn(colour: string): TextOn {
  const ground = luminance(colour);
  const white = 1.05 / (ground + 0.05);
  const black = (ground + 0.05) / 0.05;
  return white >= black ? { text: '#ffffff', contrast: white } : { text: '#000000', contrast: black };
}

/** How well a colour stands out from a page: 1 to 21. Below 3 the launcher is hard to see there. */
export function contrastWith(colour: string, page: '#ffffff' | '#000000'): number {
  const [ground, other] = [luminance(page), luminance(colour)];
  return (Math.max(ground, other) + 0.05) / (Math.min(ground, other) + 0.05);
}

/** WCAG 2.2: relative luminance, 0 to 1. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) => {
    const value = Number.parseInt(colour.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
