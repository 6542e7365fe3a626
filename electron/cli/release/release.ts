import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { folderName } from '../../../db/release/manifest.ts';
import { activateRelease } from '../../../db/release/store/activate.ts';
import { type KnownRelease, listReleases } from '../../../db/release/store/installed.ts';
import { readPointer, releasesFolder } from '../../../db/release/store/pointer.ts';
import { trustBuiltin } from '../../../db/release/trust/trust.ts';
import { verifyRelease } from '../../../db/release/trust/verify.ts';
import { UserError } from '../../../db/user-error.ts';
import { openAudit } from '../../../db/workshop/audit/audit.ts';
import { machine } from '../../../db/workshop/types.ts';
import { refusalText } from '../../messages.ts';
import { type Answer, type DataOptions, dataCommand, reply } from '../command.ts';
import { table } from '../output.ts';
import { builtinSequenceOf, type Places, placesOf, whileLocked } from '../places.ts';
import { refused, refusedRelease, soonShown } from '../refused.ts';

interface ActivateOptions extends DataOptions {
  allowOlder?: boolean;
}

/** `esimde release`: the releases of a kiosk. */
export function releaseCommand(): Command {
  const list = dataCommand('list', 'list the installed releases and the built-in one').action(
    ({ data, json }: DataOptions) => reply(json, () => listAll(placesOf(data))),
  );
  const verify = dataCommand('verify', 'check that releases are complete and signed by a trusted key')
    .argument('[release]', 'a folder, or the id of an installed release (default: all of them)')
    .action((release: string | undefined, { data, json }: DataOptions) =>
      reply(json, () => (release === undefined ? verifyAll(placesOf(data)) : verifyOne(placesOf(data), release))),
    );
  const activate = dataCommand(
    'activate',
    'make an installed release the current one; `rollback` also tries every screen of it',
  )
    .argument('<id>', 'id or sequence number, as `release list` shows it')
    .option('--allow-older', 'go back to a release with a lower sequence number')
    .action((id: string, { data, json, allowOlder }: ActivateOptions) =>
      reply(json, () => activateOne(placesOf(data), id, allowOlder)),
    );
  const release = new Command('release').description('list, verify and activate releases');
  return release.addCommand(list).addCommand(verify).addCommand(activate);
}

function listAll({ dataFolder, builtinFolder, trust }: Places): Answer {
  const releases = listReleases(dataFolder, builtinFolder, trust);
  const rows = releases.map(({ name, manifest, refusal, mark }) => [
    manifest?.id ?? name ?? '–',
    manifest?.sequence ?? (name === null ? '–' : Number(name)),
    manifest?.date ?? '–',
    name === null ? 'built-in' : (mark ?? ''),
    refusal === null ? 'good' : `refused: ${refusalText(refusal)}`,
  ]);
  const lines = table(['id', 'sequence', 'date', 'place', 'state'], rows);
  return { data: { releases: releases.map(dataOf) }, lines };
}

function dataOf({ name, folder, manifest, refusal, mark }: KnownRelease): object {
  const { id = null, sequence = name === null ? null : Number(name), date = null } = manifest ?? {};
  return { id, sequence, date, folder, builtin: name === null, mark, state: refusal?.reason ?? 'good' };
}

function verifyOne(places: Places, release: string): Answer {
  const folder = folderOf(places, release);
  const { builtinFolder, keys, trust } = places;
  const verified = verifyRelease(folder, folder === builtinFolder ? trustBuiltin(keys) : trust);
  if (!verified.ok) throw refusedRelease(`release ${release}`, verified.error);
  const { manifest, keyId } = verified.value;
  const lines = [`Release ${manifest.id} is complete, and signed with key ${keyId}.`];
  return { data: { release: { id: manifest.id, folder, keyId } }, lines };
}

function verifyAll({ dataFolder, builtinFolder, trust }: Places): Answer {
  const releases = listReleases(dataFolder, builtinFolder, trust);
  for (const { name, refusal } of releases) {
    if (refusal !== null) throw refusedRelease(name === null ? 'the built-in release' : `release ${name}`, refusal);
  }
  const lines = releases.map(({ manifest }) => `Release ${manifest?.id} is complete.`);
  return { data: { releases: releases.map(dataOf) }, lines };
}

/** Going back is noted as a rollback, so that a stick does not bring the newer release back by itself. */
function noteActivation(dataFolder: string, id: string, isBack: boolean): void {
  const audit = openAudit({ folder: join(dataFolder, 'workshop'), now: () => new Date() });
  try {
    audit.append({ by: machine, action: isBack ? 'rollback' : 'install', subject: id, details: { activated: true } });
  } finally {
    audit.close();
  }
}

function activateOne(places: Places, id: string, allowOlder: boolean | undefined): Answer {
  const { dataFolder, trust } = places;
  const folder = installedFolder(places, id);
  if (folder === null) throw new UserError(`"${id}" is not the id of a release; \`esimde release list\` shows them.`);
  const verified = verifyRelease(folder, trust);
  if (verified.ok && id.includes('-') && verified.value.manifest.id !== id) {
    throw refused('missing.installed', { id, other: verified.value.manifest.id });
  }
  const sequence = Number.parseInt(id, 10);
  const builtinSequence = builtinSequenceOf(places);
  const before = readPointer(dataFolder);
  const activation = whileLocked(dataFolder, () =>
    activateRelease({ dataFolder, sequence, trust, builtinSequence, allowOlder }),
  );
  if (activation.ok) {
    const { manifest, pointer } = activation.value;
    const isBack = before.state === 'read' && Number(before.pointer.current) > sequence;
    noteActivation(dataFolder, manifest.id, isBack);
    const lines = [`Release ${manifest.id} is current; ${soonShown}`];
    return { data: { release: { id: manifest.id, ...pointer } }, lines };
  }
  const { reason, detail: shown } = activation.error;
  throw reason === 'older' ? refused('older', { id, shown }) : refusedRelease(`release ${id}`, activation.error);
}

/** @returns null if this is not an id */
function installedFolder({ dataFolder }: Places, id: string): string | null {
  if (!/^\d{1,9}(-[0-9a-f]{8})?$/.test(id)) return null;
  return join(releasesFolder(dataFolder), folderName(Number.parseInt(id, 10)));
}

/** An existing folder takes precedence over an id. */
function folderOf(places: Places, release: string): string {
  const folder = resolve(release);
  return existsSync(folder) ? folder : (installedFolder(places, release) ?? folder);
}
