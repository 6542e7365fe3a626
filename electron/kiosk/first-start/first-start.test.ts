import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { developmentPublicKey } from '../../../db/release/trust/keys.ts';
import { defaultSettings, readSettings } from '../settings/settings.ts';
import { type FirstStart, openFirstStart } from './first-start.ts';

/** Protects: only a kiosk that was never set up asks, no answer is lost by a power cut, and a stick is taken whole or not at all. */
let data = '';
let stick = '';
let said: string[] = [];
const opened: FirstStart[] = [];
const end = vi.fn();
const note = (event: string) => void said.push(event);
const log = { info: note, warn: note, error: note };

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'esimde-first-start-'));
  stick = mkdtempSync(join(tmpdir(), 'esimde-stick-'));
  said = [];
  end.mockReset();
});
afterEach(() => {
  for (const each of opened.splice(0)) each.close();
  vi.unstubAllEnvs();
  for (const folder of [data, stick]) rmSync(folder, { recursive: true });
});

/** What a start of the program finds, with the real files; a power cut is another one without `close`. */
function start(isShown = true): FirstStart {
  const control = { isReady: false, now: null };
  const first = openFirstStart({
    ...{ dataFolder: data, isShown, settings: readSettings(data, log), log },
    machine: {
      controls: () => ({ turn: control, volume: control, brightness: control }),
      turn: async () => ({ ok: true, value: null }),
      mapsTouch: false,
      fitTouch: async () => 'not-possible',
      end,
    },
    places: async () => [{ id: 'one', name: 'USB', folder: stick }],
  });
  opened.push(first);
  return first;
}
const settingsText = () => readFileSync(join(data, 'settings.json'), 'utf8');

describe('is shown', () => {
  it('on an empty data folder, at every start until it is done', () => {
    expect(start().isDue()).toBe(true);
    const again = start();
    expect(again.isDue()).toBe(true);
    expect(again.finish()).toMatchObject({ ok: true });
    expect(again.isDue()).toBe(false);
    expect(start().isDue()).toBe(false);
  });

  it.each([
    ['settings were prepared by hand', () => writeFileSync(join(data, 'settings.json'), '{}')],
    ['it ran before this version', () => writeFileSync(join(data, 'clock.json'), '{}')],
    ['there is an account', () => mkdirSync(join(data, 'workshop'))],
    [
      'the administrator wrote settings in /etc',
      () => {
        vi.stubEnv('ESIMDE_SETTINGS', join(stick, 'etc.json'));
        writeFileSync(join(stick, 'etc.json'), '{ "screenWidthMm": 941 }');
      },
    ],
  ])('never where %s', (_, prepare) => {
    prepare();
    expect(start().isDue()).toBe(false);
  });

  it('where the package left an empty file in /etc', () => {
    vi.stubEnv('ESIMDE_SETTINGS', join(stick, 'etc.json'));
    writeFileSync(join(stick, 'etc.json'), '{}\n');
    expect(start().isDue()).toBe(true);
  });

  it('no more once somebody has written the settings meanwhile, but where a key was made on the page', () => {
    start();
    writeFileSync(join(data, 'settings.json'), `{ "trustedKeys": ["${developmentPublicKey}"] }`);
    expect(start().isDue()).toBe(true);
    writeFileSync(join(data, 'settings.json'), '{ "mode": "display" }');
    expect(start().isDue()).toBe(false);
  });

  it('by no program that shows no kiosk, which leaves no trace', () => {
    expect(start(false).isDue()).toBe(false);
    expect(existsSync(join(data, 'first-start.json'))).toBe(false);
    expect(start().isDue()).toBe(true);
  });

  it('not where the disk takes no file, since it could not be resumed', () => {
    mkdirSync(join(data, 'first-start.json-next'));
    mkdirSync(join(data, 'first-start.json-next', 'full'));
    expect(start().isDue()).toBe(false);
    expect(said).toContain('first-start-not-offered');
  });

  it('no longer after ten minutes alone, until the next start', () => {
    const alone = start();
    alone.save('size', {});
    alone.rest();
    expect([alone.isDue(), alone.isOpen()]).toEqual([false, false]);
    expect(start().state().step).toBe('size');
  });
});

describe('the answers', () => {
  it('are there after a power cut, with the step that was open', () => {
    start().save('mode', { defaultLanguage: 'ru' });
    start().save('size', { mode: 'display' });
    const { step, answers } = start().state();
    expect({ step, answers }).toEqual({ step: 'size', answers: { defaultLanguage: 'ru', mode: 'display' } });
  });

  it('become settings that are valid, beside what a program wrote there; the kiosk restarts', () => {
    const first = start();
    writeFileSync(join(data, 'settings.json'), `{\n  "trustedKeys": ["${developmentPublicKey}"]\n}\n`);
    first.save('test', {
      ...{ defaultLanguage: 'ru', mode: 'touch', screenWidthMm: 941, lowerEdgeMm: 0 },
      ...{ zone: 'Asia/Almaty', hours: { mon: [], tue: ['10:00-18:00'] } },
    });
    expect(first.finish()).toEqual({ ok: true, value: { restarts: true } });
    expect(end).toHaveBeenCalledExactlyOnceWith('restart');
    const settings = readSettings(data, log);
    expect(settings).toEqual({
      ...defaultSettings,
      ...{ defaultLanguage: 'ru', screenWidthMm: 941, glass: { lowerEdgeMm: 0 }, trustedKeys: [developmentPublicKey] },
      schedule: { ...defaultSettings.schedule, zone: 'Asia/Almaty', hours: { mon: [], tue: ['10:00-18:00'] } },
    });
    expect(Object.keys(JSON.parse(settingsText()).schedule)).toEqual(['zone', 'hours']);
  });

  it('that change nothing need no restart', () => {
    expect(start().finish()).toEqual({ ok: true, value: { restarts: false } });
    expect(end).not.toHaveBeenCalled();
  });

  it('never replace a file that is not valid', () => {
    const first = start();
    first.save('test', { mode: 'display' });
    writeFileSync(join(data, 'settings.json'), '{ "mode": }');
    expect(first.finish()).toMatchObject({ ok: false, error: { line: 1 } });
    expect(settingsText()).toBe('{ "mode": }');
  });

  it('of staff who open it again begin with what holds, and it does not come back by itself', () => {
    writeFileSync(join(data, 'settings.json'), '{ "screenWidthMm": 941, "schedule": { "dimMinutes": 5 } }');
    const again = start();
    again.reopen();
    expect([again.isOpen(), again.isDue()]).toEqual([true, false]);
    expect(again.state().now.screenWidthMm).toBe(941);
    again.save('hours', { zone: 'Asia/Oral' });
    expect(again.finish()).toMatchObject({ ok: true });
    expect(JSON.parse(settingsText())).toEqual({
      screenWidthMm: 941,
      schedule: { dimMinutes: 5, zone: 'Asia/Oral' },
    });
    expect(start().isDue()).toBe(false);
  });
});

describe('settings on a stick', () => {
  const put = (text: string) => writeFileSync(join(stick, 'settings.json'), text);
  const lookTwice = async (first: FirstStart) => {
    await first.look();
    await first.look();
  };

  it('are taken without a question, once the file does not grow any more', async () => {
    vi.useFakeTimers();
    const first = start();
    put('{ "defaultLanguage": "en", "idleSeconds": 120 }');
    await first.look();
    expect(first.state().taken).toBeNull();
    await first.look();
    expect(first.state().taken).toBe('USB');
    expect(readSettings(data, log)).toMatchObject({ defaultLanguage: 'en', idleSeconds: 120 });
    expect(end).not.toHaveBeenCalled();
    vi.runOnlyPendingTimers();
    expect(end).toHaveBeenCalledWith('restart');
    vi.useRealTimers();
    expect(start().isDue()).toBe(false);
  });

  it('keep the key that was made here', async () => {
    const first = start();
    writeFileSync(join(data, 'settings.json'), `{ "trustedKeys": ["${developmentPublicKey}"] }`);
    const other = Buffer.alloc(32, 7).toString('base64');
    put(`{ "trustedKeys": ["${other}"] }`);
    await lookTwice(first);
    expect(readSettings(data, log).trustedKeys).toEqual([developmentPublicKey, other]);
  });

  it.each([
    ['a typing error', '{\n  "mode": "tuch"\n}', { line: 2, column: 3, reason: '"mode" must be touch or display' }],
    ['broken JSON', '{', { line: 1 }],
    [
      'a program of its own',
      '{\n\n  "machine": { "volume": ["/media/usb/evil", "{percent}"] }\n}',
      { line: 3, reason: expect.stringContaining('"machine.volume" names a program') },
    ],
    ['a program for the panel', '{ "schedule": { "glass": { "on": ["x"], "off": ["x"] } } }', { line: 1 }],
    ['who may sign programs', `{ "install": { "programKeys": ["${developmentPublicKey}"] } }`, { line: 1 }],
    ['a file that is no settings file', ' '.repeat(300 * 1024), { reason: expect.stringContaining('256 kB') }],
  ])('are refused with a reason for %s, and nothing changes', async (_, text, refused) => {
    const first = start();
    first.save('size', { defaultLanguage: 'ru' });
    put(text);
    await lookTwice(first);
    expect(first.state().refused).toMatchObject({ stick: 'USB', ...refused });
    expect(existsSync(join(data, 'settings.json'))).toBe(false);
    expect(start().state()).toMatchObject({ step: 'size', answers: { defaultLanguage: 'ru' } });
    rmSync(join(stick, 'settings.json'));
    await first.look();
    expect(first.state().refused).toBeNull();
  });

  it('are not even read on a kiosk that is set up', async () => {
    writeFileSync(join(data, 'settings.json'), '{}');
    const later = start();
    put('{ "defaultLanguage": "en" }');
    await lookTwice(later);
    later.reopen();
    await lookTwice(later);
    expect(settingsText()).toBe('{}');
  });
});
