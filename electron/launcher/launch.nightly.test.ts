import { afterAll, beforeAll, expect, it } from 'vitest';
import { faultsAfterKill, killMoments, updatableKiosk } from '../../test-support/fuzz/app-kills.ts';

/** Protects: a power cut at any moment of an update leaves a version that works, and settings and content as they were. */
let kiosk: Awaited<ReturnType<typeof updatableKiosk>>;
beforeAll(async () => {
  kiosk = await updatableKiosk();
});
afterAll(() => kiosk.remove());

it.each(killMoments)('a power cut at “%s”', async (moment) => {
  expect(await faultsAfterKill(kiosk, moment)).toEqual([]);
});
