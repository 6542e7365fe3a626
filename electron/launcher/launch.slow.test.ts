import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { updatableKiosk } from '../../test-support/fuzz/app-kills.ts';

/** Protects: the launcher starts a version that works, whatever an update did, with real processes. */
let kiosk: Awaited<ReturnType<typeof updatableKiosk>>;
beforeAll(async () => {
  kiosk = await updatableKiosk();
});
afterAll(() => kiosk.remove());

it('starts the installed program, in place of itself, before any update', () => {
  rmSync(join(kiosk.data, 'app'), { recursive: true, force: true });
  expect(kiosk.launch()).toMatchObject({ said: '0.2.0 start', stderr: '', status: 0 });
});

it('starts an installed version, and commands of the same', () => {
  kiosk.reset();
  expect(kiosk.launch()).toMatchObject({ said: '0.3.0 start', stderr: '', status: 0 });
  expect(kiosk.launch('account')).toMatchObject({ said: '0.3.0 account', status: 0 });
});

it('goes back from a version that does not show the kiosk in time', () => {
  kiosk.reset();
  expect(kiosk.install(kiosk.hanging)).toBe('installed');
  expect(kiosk.launch('start', { ESIMDE_TRIAL_MS: '1500' }).status).toBe(1);
  expect(kiosk.state()).toMatchObject({ current: '0.3.0', failed: { version: '0.5.0', reason: 'not-shown' } });
  expect(kiosk.launch().said).toBe('0.3.0 start');
});

it('goes back from a version that crashes three times, and is not given it again', () => {
  kiosk.reset();
  expect(kiosk.install(kiosk.crashing)).toBe('installed');
  const ends = [1, 2, 3].map(() => kiosk.launch());
  expect(ends.map(({ said, status }) => [said, status])).toEqual(Array(3).fill(['0.6.0 start', 1]));
  expect(kiosk.launch()).toMatchObject({ said: '0.3.0 start', status: 0 });
  expect(kiosk.install(kiosk.crashing)).toBe('failed-before');
});
