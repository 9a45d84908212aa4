import type { Locator } from '@playwright/test';
import jsqr from 'jsqr';

// The package is CommonJS: Node hands over its exports, bundlers what they call "default".
const decode = 'default' in jsqr ? (jsqr.default as typeof jsqr) : jsqr;

/** What a camera reads off a QR code as it is on the screen; null when it cannot. */
export async function readQrCode(code: Locator): Promise<string | null> {
  const picture = (await code.screenshot({ scale: 'css' })).toString('base64');
  // A page of its own decodes the picture: the console's security policy lets no such image in.
  const canvas = await code.page().context().newPage();
  const { data, width, height } = await canvas.evaluate(async (png) => {
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    const drawing = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    const context = drawing.getContext('2d');
    if (!context) throw new Error('nothing to draw on');
    context.drawImage(image, 0, 0);
    const pixels = context.getImageData(0, 0, image.width, image.height);
    return { data: [...pixels.data], width: pixels.width, height: pixels.height };
  }, picture);
  await canvas.close();
  return decode(Uint8ClampedArray.from(data), width, height)?.data ?? null;
}
