import { describe, expect, it, vi } from 'vitest';
import { paintInWorker } from './land-painter.ts';
import type { LandPicture } from './paint-land.ts';

const worker = vi.hoisted(() => ({ asked: [] as number[], reply: (_id: number): void => {} }));

vi.mock('./land-source.ts', () => ({
  landSource: async () => ({ land: '', heights: '' }),
  openLandWorker: () => {
    const opened = {
      onmessage: (_event: { data: object }): void => {},
      postMessage: ({ id }: { id: number }) => worker.asked.push(id),
    };
    worker.reply = (id) => opened.onmessage({ data: { id, bitmap: { close: () => {} } } });
    return opened;
  },
}));

const picture = {} as LandPicture;
const wanted = new AbortController().signal;

describe('the painter of the land', () => {
  it('paints one picture at a time and skips those whose screen was left', async () => {
    const left = new AbortController();
    const first = paintInWorker(picture, wanted);
    const second = paintInWorker(picture, left.signal);
    const third = paintInWorker(picture, wanted);
    await vi.waitFor(() => expect(worker.asked).toHaveLength(1));
    left.abort();
    worker.reply(worker.asked[0] ?? 0);
    await first;
    await expect(second).rejects.toThrow();
    await vi.waitFor(() => expect(worker.asked).toHaveLength(2));
    worker.reply(worker.asked[1] ?? 0);
    await expect(third).resolves.toBeDefined();
  });
});
