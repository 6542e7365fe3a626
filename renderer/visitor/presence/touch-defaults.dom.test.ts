import { expect, test, vi } from 'vitest';
import { followLinks, touchPainted } from './touch-defaults.ts';

test('follows links inside the page, and marks a touched one until its screen is there', async () => {
  document.body.innerHTML = '<a href="#/camps"><span>Camps</span></a><a href="https://example.org/">Elsewhere</a>';
  const [inside, outside] = [...document.querySelectorAll('a')];
  const arrival = Promise.withResolvers<void>();
  const go = vi.fn(() => arrival.promise);
  followLinks(document, go);
  outside?.addEventListener('click', (event) => event.preventDefault());
  outside?.click();
  expect(go).not.toHaveBeenCalled();
  document.querySelector('span')?.click();
  expect(go).toHaveBeenCalledExactlyOnceWith('#/camps');
  expect(inside?.dataset.pressed).toBe('');
  arrival.resolve();
  await vi.waitFor(() => expect(inside?.dataset.pressed).toBeUndefined());
});

test('resolves in a task after the frame that shows the touch', async () => {
  const order: string[] = [];
  const painted = touchPainted().then(() => order.push('painted'));
  requestAnimationFrame(() => order.push('frame'));
  await painted;
  expect(order).toEqual(['frame', 'painted']);
});

test('goes on at once in a hidden page, which draws no frames', async () => {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  vi.spyOn(window, 'requestAnimationFrame').mockReturnValue(0);
  await touchPainted();
});
