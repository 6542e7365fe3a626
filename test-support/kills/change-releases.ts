import { writeSync } from 'node:fs';
import { installPackage } from '../../db/release/package/install.ts';
import { rollBack } from '../../db/release/package/rollback.ts';
import { activateRelease } from '../../db/release/store/activate.ts';
import { installRelease } from '../../db/release/store/install.ts';
import { pruneReleases } from '../../db/release/store/installed.ts';
import { lockReleases } from '../../db/release/store/locks.ts';
import { parsePublicKeys } from '../../db/release/trust/keys.ts';
import { trustInstalled } from '../../db/release/trust/trust.ts';
import { chanceOf } from '../random.ts';

/**
 * Changes the releases of a data folder until it is killed: `node change-releases.ts DATA BUILTIN KEY SEED FILE…`.
 * Prints `try N` before release N may become current, and `done N` when that is acknowledged.
 */
const [dataFolder = '', builtinFolder = '', key = '', seed = '', ...files] = process.argv.slice(2);
const trust = trustInstalled(parsePublicKeys([key]).keys, builtinFolder);
const chance = chanceOf(Number(seed));
const shared = { dataFolder, trust, check: async () => null, audit: () => {} };
const sequenceOf = (file: string): number => Number(file.match(/(\d+)\.esimde$/)?.[1]);

const folderOf = (file: string): string => file.replace(/(\d+)\.esimde$/, 'made-$1');

/** Writes synchronously: a stream would buffer the line until the next turn of the event loop. */
const say = (line: string): void => void writeSync(1, `${line}\n`);

async function change(): Promise<void> {
  const what = chance.below(6);
  if (what < 3) {
    const file = chance.pick(files);
    say(`try ${sequenceOf(file)}`);
    const outcome = await installPackage({ ...shared, file, builtinSequence: 1, allowOlder: true, releasesKept: 2 });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
    say(`done ${sequenceOf(file)}`);
  } else if (what === 3) {
    say('try back');
    const outcome = await rollBack({ ...shared, builtin: { folder: builtinFolder, sequence: 1 } });
    if (outcome.ok) say(`done ${outcome.value.manifest.sequence}`);
    else if (outcome.error.reason !== 'nothing-before') throw new Error(JSON.stringify(outcome.error));
    else say('done back');
  } else if (what === 4) {
    publish(chance.pick(files));
  } else {
    const unlock = lock();
    pruneReleases(dataFolder, 2);
    unlock();
  }
}

function lock(): () => void {
  const locked = lockReleases(dataFolder);
  if (!locked.ok) throw new Error(locked.error);
  return locked.value;
}

/** Installs and activates a folder as `esimde content build --data` does. */
function publish(file: string): void {
  const sequence = sequenceOf(file);
  say(`try ${sequence}`);
  const unlock = lock();
  const installed = installRelease(dataFolder, folderOf(file), trust);
  const activated = activateRelease({ dataFolder, sequence, trust, builtinSequence: 1, allowOlder: true });
  if (!installed.ok || !activated.ok) throw new Error(JSON.stringify([installed, activated]));
  pruneReleases(dataFolder, 2);
  unlock();
  say(`done ${sequence}`);
}

say('ready');
for (;;) await change();
