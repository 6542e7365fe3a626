import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { StickReport } from '../../../db/model/api/publish.ts';
import { languages } from '../../../db/model/vocabulary.ts';
import { packageReasons } from '../../../db/release/package/refusal.ts';
import { stickText } from '../../messages.ts';
import { reportFile, reportOn } from './stick-report.ts';

/** Protects: the carrier of a stick can read the result on it, and a prepared stick cannot overwrite another file. */
let stick = '';
beforeEach(() => {
  stick = mkdtempSync(join(tmpdir(), 'esimde-report-'));
  return () => rmSync(stick, { recursive: true });
});

const news: StickReport = {
  ...{ at: '2026-11-23T04:05:06.000Z', stick: 'ESIMDE', file: 'esimde-0007.esimde' },
  ...{ outcome: 'installed', sequence: 7, version: null, reason: '', detail: '' },
};
const text = () => readFileSync(join(stick, reportFile), 'utf8');

describe('the report', () => {
  it('appends the result in three languages for each kiosk', async () => {
    await reportOn(stick, [news], 'hall-1');
    await reportOn(stick, [{ ...news, outcome: 'refused', reason: 'older', detail: '8' }], 'hall-2');
    const lines = text().split('\r\n');
    expect(lines[0]).toBe('\uFEFF2026-11-23 04:05 UTC · hall-1 · esimde-0007.esimde');
    expect(lines[5]).toBe('2026-11-23 04:05 UTC · hall-2 · esimde-0007.esimde');
    for (const words of ['7-шығарылым орнатылды', 'Выпуск 7 установлен', 'Release 7 was installed']) {
      expect(text()).toContain(words);
    }
    expect(text().match(/\uFEFF/g)).toHaveLength(1);
    expect(readdirSync(stick)).toEqual([reportFile]);
  });

  it('replaces a link instead of following it', async () => {
    const elsewhere = join(stick, 'elsewhere');
    mkdirSync(elsewhere);
    writeFileSync(join(elsewhere, 'settings.json'), 'as it was');
    symlinkSync(join(elsewhere, 'settings.json'), join(stick, reportFile));
    await reportOn(stick, [news], 'hall-1');
    expect(readFileSync(join(elsewhere, 'settings.json'), 'utf8')).toBe('as it was');
    expect(text()).toContain('hall-1');
  });

  it('starts again when it is too long', async () => {
    writeFileSync(join(stick, reportFile), Buffer.alloc(70_000, 'x'));
    await reportOn(stick, [news], 'hall-1');
    expect(text().length).toBeLessThan(1_000);
  });

  it.each(packageReasons)('has a sentence for "%s" in every language', (reason) => {
    const refused: StickReport = { ...news, outcome: 'refused', reason, detail: 'x' };
    const said = languages.map((language) => stickText(refused, language));
    expect(new Set(said).size).toBe(languages.length);
  });
});
