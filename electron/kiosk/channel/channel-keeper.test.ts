import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planRounds } from './channel-keeper.ts';
import { channelPlaces } from './places.ts';

/** Protects: a place that fails is never asked in a tight loop, and one that answers is asked as often as the settings say. */
const minute = 60_000;
const server = { name: 'server', url: 'https://museum.example/' };
const share = { name: 'share', url: 'file:///mnt/share/' };

function planned() {
  let now = 0;
  const plan = planRounds({ everyMs: 15 * minute, random: () => 0.5, monotonicMs: () => now });
  const failing = new Set<string>();
  /** Runs for a while. @returns when each place was asked, in minutes */
  const run = (forMinutes: number, places = [server, share]) => {
    const asked: Record<string, number[]> = {};
    for (const end = now + forMinutes * minute; now < end; now += minute / 2) {
      const { due } = plan.next(places);
      for (const { name } of due) asked[name] = [...(asked[name] ?? []), Math.floor(now / minute)];
      const states = due.map(({ name }) => ({
        name,
        fault: failing.has(name) ? ({ reason: 'unreachable', detail: '' } as const) : null,
      }));
      plan.done(due, { places: states });
    }
    return asked;
  };
  return { run, failing, plan };
}

describe('the plan of rounds', () => {
  it('waits for the network after a start, then asks every quarter of an hour', () => {
    expect(planned().run(60)).toEqual({ server: [0, 15, 30, 45], share: [0, 15, 30, 45] });
    const { plan } = planned();
    expect(plan.next([server]).due).toEqual([]);
  });

  it('asks a place that fails less and less often, and the others as before', () => {
    const { run, failing } = planned();
    failing.add('server');
    const asked = run(24 * 60);
    expect(asked.share).toHaveLength(96);
    expect(asked.server?.length).toBeLessThan(9);
    failing.clear();
    run(6 * 60);
    expect(run(60).server).toHaveLength(4);
  });

  it('asks a stick when it is plugged in, and again when it comes back', () => {
    const { run } = planned();
    const stick = { name: 'STICK', url: 'file:///media/STICK/esimde-channel/' };
    run(5);
    expect(run(5, [server, share, stick]).STICK).toHaveLength(1);
    run(1);
    expect(run(1, [server, share, stick]).STICK).toHaveLength(1);
  });
});

describe('the places of the settings', () => {
  it('are addresses, folders, and the channels on sticks, in their order', () => {
    const stick = mkdtempSync(join(tmpdir(), 'esimde-stick-'));
    mkdirSync(join(stick, 'esimde-channel'));
    const sticks = [
      { id: '1', name: 'STICK', folder: stick },
      { id: '2', name: 'EMPTY', folder: tmpdir() },
    ];
    const places = channelPlaces(['sticks', 'https://museum.example/channel', '/mnt/a b'], sticks);
    rmSync(stick, { recursive: true });
    expect(places).toEqual([
      { name: 'STICK', url: `file://${stick}/esimde-channel/` },
      { name: 'https://museum.example/channel', url: 'https://museum.example/channel/' },
      { name: '/mnt/a b', url: 'file:///mnt/a%20b/' },
    ]);
  });
});
