import type { Page } from '@playwright/test';

/** A real picture, 640 × 400, drawn by the browser itself. */
export async function pictureOf(page: Page): Promise<Buffer> {
  const address = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 400 });
    const pen = canvas.getContext('2d');
    for (let x = 0; x < 640; x += 8) pen?.fillRect(x, (x * 7) % 300, 5, 90);
    return canvas.toDataURL('image/png');
  });
  return Buffer.from(address.split(',')[1] ?? '', 'base64');
}
