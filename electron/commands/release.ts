import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { activateRelease } from '../../db/release/installed/activate.ts';
import { type KnownRelease, listReleases } from '../../db/release/installed/list.ts';
import { releasesFolder } from '../../db/release/installed/pointer.ts';
import { folderName } from '../../db/release/manifest.ts';
import { trustBuiltin } from '../../db/release/trust.ts';
import { type Refusal, verifyRelease } from '../../db/release/verify.ts';
import { Complaint } from '../complaint.ts';
import { type Places, placesOf, usualDataFolder } from './places.ts';
import { wordsOf } from './refusal.ts';
import { done, refused } from './reply.ts';
import { table } from './table.ts';

interface Options {
  data: string;
  json?: boolean;
}

/** `esimde release`: the releases of a kiosk. */
export function releaseCommand(): Command {
  const list = command('list', 'list the installed releases and the built-in one').action((options: Options) =>
    listAll(placesOf(options.data), options.json),
  );
  const verify = command('verify', 'check that releases are whole and signed by a trusted key')
    .argument('[release]', 'a folder, or the id of an installed release; without it all of them')
    .action((release: string | undefined, options: Options) =>
      verifyOne(placesOf(options.data), release, options.json),
    );
  const activate = command('activate', 'make an installed release the current one, from the next start on')
    .argument('<id>', 'id or sequence number, as `release list` shows it')
    .option('--allow-older', 'go back to a release with a lower sequence number')
    .action((id: string, options: Options & { allowOlder?: boolean }) =>
      activateOne(placesOf(options.data), id, options),
    );
  return new Command('release')
    .description('list, verify and activate releases')
    .addCommand(list)
    .addCommand(verify)
    .addCommand(activate);
}

function command(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option('--data <dir>', 'data folder of the kiosk', usualDataFolder())
    .option('--json', 'answer as JSON');
}

function listAll({ dataFolder, builtinFolder, trust }: Places, json: boolean | undefined): void {
  const releases = listReleases(dataFolder, builtinFolder, trust);
  const rows = releases.map(({ name, manifest, refusal, mark }) => [
    manifest?.id ?? name ?? '–',
    String(manifest?.sequence ?? Number(name ?? 0)),
    manifest?.date ?? '–',
    name === null ? 'built-in' : (mark ?? ''),
    refusal === null ? 'good' : `refused: ${wordsOf(refusal)}`,
  ]);
  done(json, { releases: releases.map(answerOf) }, ...table(['id', 'sequence', 'date', 'place', 'state'], rows));
}

function answerOf({ name, folder, manifest, refusal, mark }: KnownRelease): object {
  const { id = null, sequence = name === null ? null : Number(name), date = null } = manifest ?? {};
  return { id, sequence, date, folder, builtin: name === null, mark, state: refusal?.reason ?? 'good' };
}

function verifyOne(places: Places, release: string | undefined, json: boolean | undefined): void {
  if (release === undefined) return verifyAll(places, json);
  const folder = folderOf(places, release);
  const { builtinFolder, keys, trust } = places;
  const verified = verifyRelease(folder, folder === builtinFolder ? trustBuiltin(keys) : trust);
  if (!verified.ok) return refusedRelease(json, release, verified.refusal);
  const { manifest, keyId } = verified;
  done(
    json,
    { release: { id: manifest.id, folder, keyId } },
    `Release ${manifest.id} is whole, signed with key ${keyId}.`,
  );
}

function verifyAll({ dataFolder, builtinFolder, trust }: Places, json: boolean | undefined): void {
  const releases = listReleases(dataFolder, builtinFolder, trust);
  const wrong = releases.find(({ refusal }) => refusal !== null);
  if (wrong?.refusal) return refusedRelease(json, wrong.name ?? 'built into the program', wrong.refusal);
  const good = releases.map(({ manifest }) => `Release ${manifest?.id} is whole.`);
  done(json, { releases: releases.map(answerOf) }, ...good);
}

function activateOne(places: Places, id: string, { allowOlder, json }: Options & { allowOlder?: boolean }): void {
  const { dataFolder, builtinFolder, keys, trust } = places;
  const folder = installedFolder(places, id);
  if (folder === null) throw new Complaint(`"${id}" is no id of a release; \`esimde release list\` shows them.`);
  const builtin = verifyRelease(builtinFolder, trustBuiltin(keys));
  const builtinSequence = builtin.ok ? builtin.manifest.sequence : null;
  const sequence = Number.parseInt(id, 10);
  const wanted = id.includes('-') ? verifyRelease(folder, trust) : null;
  if (wanted?.ok && wanted.manifest.id !== id) return refusedRelease(json, id, { reason: 'missing', detail: '' });
  const activation = activateRelease({ dataFolder, sequence, trust, builtinSequence, allowOlder });
  if (activation.ok) {
    const { manifest, pointer } = activation;
    done(
      json,
      { release: { id: manifest.id, ...pointer } },
      `Release ${manifest.id} is current from the next start on.`,
    );
  } else if (activation.code === 'refused') {
    refusedRelease(json, id, activation.refusal);
  } else {
    const message = `release ${id} is older than what is shown (${activation.shown}); --allow-older goes back on purpose.`;
    refused(json, 'older', message);
  }
}

function refusedRelease(json: boolean | undefined, release: string, refusal: Refusal): void {
  refused(json, refusal.reason, `release ${release} is refused: ${wordsOf(refusal)}.`);
}

/** @returns null where this is no id */
function installedFolder({ dataFolder }: Places, id: string): string | null {
  if (!/^\d{1,9}(-[0-9a-f]{8})?$/.test(id)) return null;
  return join(releasesFolder(dataFolder), folderName(Number.parseInt(id, 10)));
}

/** A folder that is there is a folder; anything else that looks like an id is one. */
function folderOf(places: Places, release: string): string {
  const folder = resolve(release);
  return existsSync(folder) ? folder : (installedFolder(places, release) ?? folder);
}
