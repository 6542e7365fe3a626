import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import * as v from 'valibot';
import { type InboxEntry, type LetterState, letterStatuses, maxLetterBytes } from '../../model/letter.ts';
import { failed, ok, type Result } from '../../model/result.ts';
import { moveDurably, writeDurably } from '../../sqlite/durable.ts';

/** `<data>/workshop/inbox`: a sealed file for each letter, `<number>.age`, and `state.json`. */
export const inboxFolder = (workshopFolder: string): string => join(workshopFolder, 'inbox');

/** Letters that are kept; further ones are refused until some are carried away. */
export const maxLetters = 2_000;

/** Without letters and digits that look alike. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const codeLength = 6;

const numberPattern = /^(\d{4})(\d{2})(\d{2})-[A-Z2-9]{6}$/;
const letterFile = /^(\d{8}-[A-Z2-9]{6})\.age$/;

const stateSchema = v.record(
  v.pipe(v.string(), v.regex(numberPattern)),
  v.object({
    status: v.picklist(letterStatuses),
    reply: v.pipe(v.string(), v.maxLength(5_000)),
    link: v.nullable(v.pipe(v.string(), v.maxLength(300))),
  }),
);

const fresh: LetterState = { status: 'new', reply: '', link: null };

/** Whether these bytes are sealed to one X25519 key: anything else is no letter. */
function isSealed(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 256)).toString('latin1');
  return bytes.length <= maxLetterBytes && /^age-encryption\.org\/v1\n-> X25519 [A-Za-z0-9+/]{43}\n/.test(start);
}

/** Keeps a sealed letter. @returns the number of its receipt @throws Error where the disk refuses */
export function receiveLetter(folder: string, sealed: Uint8Array, now: Date): Result<string, 'not-sealed' | 'full'> {
  if (!isSealed(sealed)) return failed('not-sealed');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (lettersIn(folder).length >= maxLetters) return failed('full');
  const day = now.toISOString().slice(0, 10).replaceAll('-', '');
  const code = Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)]).join('');
  const number = `${day}-${code}`;
  keep(folder, number, sealed);
  return ok(number);
}

function keep(folder: string, number: string, sealed: Uint8Array): void {
  const part = join(folder, `.${number}.new`);
  writeDurably(part, sealed);
  moveDurably(part, join(folder, `${number}.age`));
}

const lettersIn = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).flatMap((name) => letterFile.exec(name)?.[1] ?? []) : [];

const stateFile = (folder: string): string => join(folder, 'state.json');

function readState(folder: string): Record<string, LetterState> {
  const file = stateFile(folder);
  return existsSync(file) ? v.parse(stateSchema, JSON.parse(readFileSync(file, 'utf8'))) : {};
}

/** The newest first. @throws Error where the state is damaged */
export function inboxOf(folder: string): InboxEntry[] {
  const state = readState(folder);
  return lettersIn(folder)
    .sort()
    .reverse()
    .map((number) => {
      const [, year, month, day] = numberPattern.exec(number) ?? [];
      const { size } = statSync(join(folder, `${number}.age`));
      return { number, receivedOn: `${year}-${month}-${day}`, bytes: size, ...(state[number] ?? fresh) };
    });
}

/** Removes what is no sealed letter: a backup may come from anybody. @throws Error where the state is damaged */
export function removeUnsealed(folder: string): void {
  readState(folder);
  for (const number of lettersIn(folder)) {
    const file = join(folder, `${number}.age`);
    if (statSync(file).size > maxLetterBytes || !isSealed(readFileSync(file))) rmSync(file);
  }
}

/** Null where there is no such letter. */
export function sealedLetter(folder: string, number: string): Uint8Array<ArrayBuffer> | null {
  return lettersIn(folder).includes(number) ? new Uint8Array(readFileSync(join(folder, `${number}.age`))) : null;
}

/** @returns whether there is such a letter */
export function describeLetter(folder: string, number: string, state: LetterState): boolean {
  if (!lettersIn(folder).includes(number)) return false;
  const part = `${stateFile(folder)}.new`;
  writeDurably(part, JSON.stringify({ ...readState(folder), [number]: state }));
  moveDurably(part, stateFile(folder));
  return true;
}

/** As many letters as are kept, in Base64. */
export const maxParcelBytes = 100_000_000;

const parcelSchema = v.strictObject({
  letters: v.literal('esimde'),
  version: v.literal(1),
  sealed: v.pipe(v.record(v.pipe(v.string(), v.regex(numberPattern)), v.pipe(v.string(), v.base64()))),
});

/** Every letter as one file, sealed as they are. */
export function exportLetters(folder: string): string {
  const sealed = Object.fromEntries(
    lettersIn(folder).map((number) => [number, readFileSync(join(folder, `${number}.age`)).toString('base64')]),
  );
  return JSON.stringify({ letters: 'esimde', version: 1, sealed });
}

/** Adds the letters of such a file; those that are there stay as they are. @returns how many are new; null: no such file */
export async function importLetters(folder: string, text: string): Promise<number | null> {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), parcelSchema), text);
  if (!parsed.success) return null;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const known = new Set(lettersIn(folder));
  const added = Object.entries(parsed.output.sealed).flatMap(([number, base64]) => {
    const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
    return known.has(number) || !isSealed(bytes) ? [] : [{ number, bytes }];
  });
  for (const { number, bytes } of added) {
    keep(folder, number, bytes);
    // Each is on the disk before the next: visitors are answered in between.
    await setImmediate();
  }
  return added.length;
}
