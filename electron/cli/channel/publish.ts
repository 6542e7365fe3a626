import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { appNameOf } from '../../../db/release/app/manifest.ts';
import { museumPattern } from '../../../db/release/channel/layout.ts';
import { pruneChannel } from '../../../db/release/channel/prune.ts';
import { publishInChannel, renewalDays, renewChannel } from '../../../db/release/channel/publish.ts';
import { publishAppInChannel } from '../../../db/release/channel/publish-app.ts';
import { readRoot } from '../../../db/release/channel/root.ts';
import { verifyChannel } from '../../../db/release/channel/verify.ts';
import { publicKeyText } from '../../../db/release/trust/keys.ts';
import { trustPrograms } from '../../../db/release/trust/trust.ts';
import { UserError } from '../../../db/user-error.ts';
import { openDataFolder } from '../../kiosk/data-folder.ts';
import { readProgramKeys } from '../../kiosk/settings/settings.ts';
import {
  type Answer,
  answerCommand,
  type DataOptions,
  dataCommand,
  type JsonOption,
  parseSequence,
  reply,
  writing,
} from '../command.ts';
import { passphrasesFrom, unlockedKey } from '../passphrase.ts';
import { placesOf } from '../places.ts';
import { refused, refusedFor } from '../refused.ts';
import { byNumber, shownRelease } from '../release/export.ts';

/** @throws {InvalidArgumentError} */
export function parseMuseum(text: string): string {
  if (!museumPattern.test(text))
    throw new InvalidArgumentError('It must be a short name of small Latin letters, digits and -.');
  return text;
}

interface PublishOptions extends DataOptions {
  key?: string;
  online?: string;
  museum?: string;
  release?: number;
  app?: string;
  renew?: boolean;
  days: number;
  passphraseStdin?: boolean;
}

/** `esimde channel publish` */
export function publishCommand(): Command {
  return dataCommand('publish', 'publish a release of this machine in a channel, or renew what is published')
    .argument('<folder>', 'the folder of the channel')
    .option('--key <file>', 'the private key of the publisher; not needed with --renew')
    .option('--online <file>', 'the private key of the publishing machine; a museum has none')
    .option('--museum <id>', 'publish the release of one museum in the channel', parseMuseum)
    .option('--release <n>', 'sequence number (default: the release that is shown)', parseSequence)
    .option('--app <file>', 'a version of this program (*.esimde-app) instead of a release')
    .option('--renew', 'only confirm again that the published release is the newest: run this every day')
    .option(
      '--days <n>',
      'days until kiosks treat the channel as stale unless it is renewed',
      parseSequence,
      renewalDays,
    )
    .option('--passphrase-stdin', 'read the passphrases from stdin: one line for each sealed key')
    .action((folder: string, options: PublishOptions) => reply(options.json, () => publish(resolve(folder), options)));
}

/** `esimde channel verify` */
export function verifyCommand(): Command {
  return answerCommand('verify', 'check a channel as a new kiosk would, and every file in it')
    .argument('<folder>', 'the folder of the channel, or a copy of it')
    .option('--root <file>', 'the root that kiosks were given (default: the first one of the channel)')
    .action((folder: string, { json, root }: JsonOption & { root?: string }) =>
      reply(json, () => verify(resolve(folder), root)),
    );
}

async function publish(channel: string, options: PublishOptions): Promise<Answer> {
  const { data, key, release, museum, renew = false, days } = options;
  if (readRoot(channel) === null) throw refused('channel-missing', { folder: channel });
  const passphrases = passphrasesFrom(options.passphraseStdin ?? false);
  const nowMs = Date.now();
  if (options.online === undefined && museum === undefined)
    throw new UserError('name the key of the publishing machine with --online=FILE.');
  const unlockOnline = async () =>
    options.online === undefined ? null : unlockedKey(resolve(options.online), passphrases);
  if (renew) {
    const online = await unlockOnline();
    if (online === null) throw new UserError('--renew needs the key of the publishing machine: --online=FILE.');
    const expires = writing(channel, () => renewChannel({ channel, online, nowMs, days }));
    if (!expires.ok) throw refusedFor('nothing was renewed', expires.error);
    return { data: { expires: expires.value }, lines: [`The channel is valid until ${expires.value.slice(0, 10)}.`] };
  }
  if (key === undefined) throw new UserError('name the key of the publisher with --key=FILE, or use --renew.');
  const targets = await unlockedKey(resolve(key), passphrases);
  const online = await unlockOnline();
  if (options.app !== undefined) {
    if (online === null) throw new UserError('name the key of the publishing machine with --online=FILE.');
    const { keys, revoked } = readProgramKeys(data);
    const trust = trustPrograms([...keys, publicKeyText(targets.key)], revoked);
    const published = await publishAppInChannel({
      ...{ channel, file: resolve(options.app), trust, keys: { targets, online }, nowMs, days },
    });
    if (!published.ok) throw refusedFor('nothing was published', published.error);
    writing(channel, () => pruneChannel(channel));
    return answerOf(channel, appNameOf(published.value.manifest), published.value);
  }
  const places = placesOf(openDataFolder(data));
  const { folder, trust } = release === undefined ? shownRelease(places) : byNumber(places, release);
  const outcome = writing(channel, () =>
    publishInChannel({
      channel,
      release: folder,
      trust,
      keys: { targets, online },
      museum: museum ?? null,
      nowMs,
      days,
    }),
  );
  if (!outcome.ok) throw refusedFor('nothing was published', outcome.error);
  writing(channel, () => pruneChannel(channel));
  const { id, sequence } = outcome.value.manifest;
  const answer = answerOf(channel, `Release ${id}`, outcome.value);
  return { ...answer, data: { release: { id, sequence }, ...answer.data } };
}

function answerOf(
  channel: string,
  what: string,
  { files, bytes, expires }: { files: number; bytes: number; expires: string | null },
): Answer {
  return {
    data: { added: { files, bytes }, expires },
    lines: [
      `${what} is published in ${channel}: ${files} new files, ${(bytes / 1e6).toFixed(1)} MB.`,
      expires === null
        ? 'Kiosks see it once the publishing machine has renewed the channel (--renew).'
        : `Renew it before ${expires.slice(0, 10)} (--renew), best every day.`,
    ],
  };
}

async function verify(channel: string, root: string | undefined): Promise<Answer> {
  const outcome = await verifyChannel(
    channel,
    Date.now(),
    root === undefined ? undefined : readFileSync(resolve(root)),
  );
  if (!outcome.ok) throw refusedFor(`the channel in ${channel} is refused`, outcome.error);
  const { manifest, apps, bytes } = outcome.value;
  const { id, sequence } = manifest;
  const lines = [
    `The channel in ${channel} is good: ${[`release ${id}`, ...apps].join(', ')}, ${(bytes / 1e6).toFixed(1)} MB.`,
  ];
  return { data: { release: { id, sequence }, apps, bytes }, lines };
}
