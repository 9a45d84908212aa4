/** A 3 × 5 dot font, rows from the top, one bit per dot. */
const GLYPHS: Record<string, readonly number[]> = {
  '0': [0b111, 0b101, 0b101, 0b101, 0b111],
  '1': [0b010, 0b110, 0b010, 0b010, 0b111],
  '2': [0b111, 0b001, 0b111, 0b100, 0b111],
  '3': [0b111, 0b001, 0b111, 0b001, 0b111],
  '4': [0b101, 0b101, 0b111, 0b001, 0b001],
  '5': [0b111, 0b100, 0b111, 0b001, 0b111],
  '6': [0b111, 0b100, 0b111, 0b101, 0b111],
  '7': [0b111, 0b001, 0b010, 0b010, 0b010],
  '8': [0b111, 0b101, 0b111, 0b101, 0b111],
  '9': [0b111, 0b101, 0b111, 0b001, 0b111],
  '+': [0b000, 0b010, 0b111, 0b010, 0b000],
};
const GLYPH_WIDTH = 3;
const GLYPH_HEIGHT = 5;
const RED = [0x2f, 0x3d, 0xd6, 0xff] as const;
const WHITE = [0xff, 0xff, 0xff, 0xff] as const;

export const OVERLAY_SIZE = 32;

/**
 * Draws the red disc with a number that Windows lays over the taskbar button: main has no canvas, and a hundred
 * ready-made pictures would be a strange thing to ship.
 * @returns 32 × 32 pixels, four bytes each: blue, green, red, alpha
 */
export function drawOverlay(text: string): Buffer {
  const pixels = Buffer.alloc(OVERLAY_SIZE * OVERLAY_SIZE * 4);
  fillDisc(pixels);
  const scale = text.length >= 3 ? 2 : text.length === 2 ? 3 : 4;
  const width = (text.length * (GLYPH_WIDTH + 1) - 1) * scale;
  const left = Math.round((OVERLAY_SIZE - width) / 2);
  const top = Math.round((OVERLAY_SIZE - GLYPH_HEIGHT * scale) / 2);
  [...text].forEach((character, index) => {
    drawGlyph(pixels, character, { left: left + index * (GLYPH_WIDTH + 1) * scale, top, scale });
  });
  return pixels;
}

function fillDisc(pixels: Buffer): void {
  const radius = OVERLAY_SIZE / 2;
  for (let y = 0; y < OVERLAY_SIZE; y++) {
    for (let x = 0; x < OVERLAY_SIZE; x++) {
      if (Math.hypot(x + 0.5 - radius, y + 0.5 - radius) <= radius) setPixel(pixels, x, y, RED);
    }
  }
}

function drawGlyph(pixels: Buffer, character: string, at: { left: number; top: number; scale: number }): void {
  const rows = GLYPHS[character] ?? [];
  rows.forEach((bits, row) => {
    for (let column = 0; column < GLYPH_WIDTH; column++) {
      if ((bits & (1 << (GLYPH_WIDTH - 1 - column))) === 0) continue;
      for (let dot = 0; dot < at.scale * at.scale; dot++) {
        const x = at.left + column * at.scale + (dot % at.scale);
        const y = at.top + row * at.scale + Math.floor(dot / at.scale);
        setPixel(pixels, x, y, WHITE);
      }
    }
  });
}

function setPixel(pixels: Buffer, x: number, y: number, colour: readonly number[]): void {
  pixels.set(colour, (y * OVERLAY_SIZE + x) * 4);
}
