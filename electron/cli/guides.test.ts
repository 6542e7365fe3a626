import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { commands } from './commands.ts';

/** Protects: every command that a guide names exists in the program, with its options. */
const docs = join(import.meta.dirname, '..', '..', 'docs');
const guides = ['technician.md', 'manual/kk/technician.md', 'manual/ru/technician.md', 'releases.md', 'publishing.md'];

/** Lines of code and quoted commands, without the comment behind them; `esimde` alone is the program with a window. */
function commandsIn(guide: string): string[] {
  const text = readFileSync(join(docs, guide), 'utf8');
  const code = [...text.matchAll(/^ {4}(.*)$|`([^`\n]+)`/gm)].map(([, line, quoted]) => line ?? quoted ?? '');
  const lines = code.map((each) => /^(?:sudo |npx )?esimde(?:-cli)? ([a-z].*)$/.exec(each)?.[1]?.split(/\s+[#;&|]/)[0]);
  // `[options of start]` are not meant to be typed.
  return [...new Set(lines.filter((line) => line !== undefined && !line.includes('[')))] as string[];
}

/** Parses as the command would, but does nothing. @throws CommanderError for what the command does not know */
async function parse(line: string): Promise<boolean> {
  const [name = '', ...words] = line.trim().split(/\s+/);
  const command = await commands[name]?.[1]();
  if (command === undefined) throw new Error(`there is no command ${name}`);
  let isUnderstood = false;
  const disarm = (each: Command): void => {
    each.exitOverride().configureOutput({ writeErr: () => {}, writeOut: () => {} });
    if (each.commands.length === 0) {
      each.action(() => {
        isUnderstood = true;
      });
    }
    for (const child of each.commands) disarm(child);
  };
  disarm(command);
  await command.parseAsync(words, { from: 'user' });
  return isUnderstood;
}

describe.each(guides)('%s', (guide) => {
  const found = commandsIn(guide);

  it('names commands', () => expect(found.length).toBeGreaterThan(2));

  it.each(found)('names `esimde %s` as it is', async (line) => expect(await parse(line)).toBe(true));
});

it.each(['channel follow --rot 1.root.json', 'channel folow', 'chanel status', 'channel verify'])(
  '`esimde %s` would be found out',
  async (line) => {
    await expect(parse(line)).rejects.toThrow();
  },
);
