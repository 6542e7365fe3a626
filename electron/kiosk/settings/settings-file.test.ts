import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { developmentPublicKey } from '../../../db/release/trust/keys.ts';
import { editSettings } from './settings-file.ts';

const key = developmentPublicKey;
const id = 'e4fdd5946fb13bc2';

/** Protects: a command that changes a list keeps everything else in the file as a technician wrote it. */
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'esimde-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = () => join(folder, 'settings.json');
const edited = (text: string | null, lists: Parameters<typeof editSettings>[1]) => {
  if (text !== null) writeFileSync(file(), text);
  return editSettings(folder, lists);
};

describe('editing the settings', () => {
  it('keeps the layout of everything else', () => {
    const before = `{\n\t"languages": ["kk",   "ru"],\n\t"trustedKeys": [ "${key}" ],\n\t"idleSeconds": 120\n}\n`;
    expect(edited(before, { trustedKeys: [] })).toMatchObject({ ok: true, value: { trustedKeys: [] } });
    expect(readFileSync(file(), 'utf8')).toBe(before.replace(`[ "${key}" ]`, '[]'));
  });

  it.each([
    ['no file', null],
    ['an empty object', '{}'],
    ['a byte-order mark', '\ufeff{ "idleSeconds": 120 }'],
    ['the list already', `{ "revokedKeys": [] , "idleSeconds": 120}`],
    ['one line', '{"idleSeconds":120}'],
    ['a list written twice', `{ "idleSeconds": 120, "revokedKeys": [], "revokedKeys": ["${id}", "${id}"] }`],
  ])('works on %s', (_, text) => {
    expect(edited(text, { revokedKeys: [id], trustedKeys: [key] })).toMatchObject({ ok: true });
    const value = JSON.parse(readFileSync(file(), 'utf8'));
    expect(value).toEqual({
      ...(text?.includes('120') ? { idleSeconds: 120 } : {}),
      revokedKeys: [id],
      trustedKeys: [key],
    });
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  it('does not change a file that is not valid', () => {
    expect(edited('{ "idleSeconds": "long" }', { revokedKeys: [id] })).toMatchObject({ ok: false, error: { line: 1 } });
    expect(readFileSync(file(), 'utf8')).toBe('{ "idleSeconds": "long" }');
    expect(edited('{}', { revokedKeys: ['no id'] })).toMatchObject({ ok: false });
    expect(readFileSync(file(), 'utf8')).toBe('{}');
  });
});
