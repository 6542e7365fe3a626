import type { Locator, Page } from '@playwright/test';

/** A touch in progress. */
export interface Finger {
  slideTo(target: Locator): Promise<void>;
  end(): Promise<void>;
}

/** Puts a finger down and leaves it there: real touches, which Playwright's `tap` does not hold. Wait for what the page does. */
export async function holdTouch(page: Page, target: Locator): Promise<Finger> {
  const session = await page.context().newCDPSession(page);
  const send = async (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: Locator): Promise<void> => {
    const touchPoints = at ? [await centreOf(at)] : [];
    await session.send('Input.dispatchTouchEvent', { type, touchPoints });
  };
  await send('touchStart', target);
  return {
    slideTo: (other) => send('touchMove', other),
    end: () => send('touchEnd'),
  };
}

async function centreOf(target: Locator): Promise<{ x: number; y: number }> {
  const box = await target.boundingBox();
  if (!box) throw new Error('nothing to touch');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
