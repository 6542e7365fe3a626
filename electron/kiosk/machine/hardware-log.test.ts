import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { logHardware } from './hardware-log.ts';

/** Protects: the log names a hardware fault within minutes of the start and every day, until the kiosk ends. */
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('warns of a fault after five minutes and every day', async () => {
  const lines: unknown[] = [];
  const write = (level: string) => (event: string, details?: object) => void lines.push([level, event, details]);
  const log = { info: write('info'), warn: write('warn'), error: write('error') };
  const smart = '{"devices":[{"name":"/dev/sda","type":"sat"}],"smart_status":{"passed":false}}';
  const end = logHardware(log, { root: '/nowhere', run: async () => smart });
  const fault = ['warn', 'hardware', { code: 'disk-failing', disk: '/dev/sda', count: 0 }];
  await vi.advanceTimersByTimeAsync(4 * 60_000);
  expect(lines).toEqual([]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(lines).toEqual([fault]);
  await vi.advanceTimersByTimeAsync(86_400_000);
  expect(lines).toEqual([fault, fault]);
  end();
  await vi.advanceTimersByTimeAsync(2 * 86_400_000);
  expect(lines).toHaveLength(2);
});
