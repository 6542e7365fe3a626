import { expect, test } from 'vitest';
import { createScreenKey } from './screen-key.ts';

/** Protects: only the browser that this host started is taken for the kiosk's own screen. */
const url = 'http://127.0.0.1:4750/';
const request = (Cookie: string) => new Request(`${url}api/workshop/first-account`, { headers: { Cookie } });

test('is known again beside other cookies, and no other value is', () => {
  const key = createScreenKey();
  const [cookie] = key.cookies(url).cookies as { name: string; value: string }[];
  expect(key.isIn(request(`esimde-session-4750=x; ${cookie?.name}=${cookie?.value}`))).toBe(true);
  for (const wrong of [
    '',
    `${cookie?.name}=`,
    `${cookie?.name}=${'0'.repeat(64)}`,
    `x${cookie?.name}=${cookie?.value}`,
  ])
    expect(key.isIn(request(wrong)), wrong).toBe(false);
  expect(createScreenKey().isIn(request(`${cookie?.name}=${cookie?.value}`))).toBe(false);
});

test('is sent to its own routes alone and hidden from scripts', () => {
  const hidden = { httpOnly: true, sameSite: 'Strict' };
  expect(createScreenKey().cookies(url).cookies).toMatchObject(
    ['/api/workshop/first-account', '/api/first-start'].map((path) => ({ url: url + path.slice(1), path, ...hidden })),
  );
});
