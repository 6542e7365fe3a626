import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { followChannel } from '../../../db/release/channel/follow.ts';
import { keptOf } from '../../../db/release/channel/layout.ts';
import { parseRoot } from '../../../db/release/channel/root.ts';
import { type ChannelState, readChannelState } from '../../../db/release/channel/state.ts';
import { trustBuiltin } from '../../../db/release/trust/trust.ts';
import { verifyRelease } from '../../../db/release/trust/verify.ts';
import { replaceDurably } from '../../../db/sqlite/durable.ts';
import { UserError } from '../../../db/user-error.ts';
import { openAudit } from '../../../db/workshop/audit/audit.ts';
import { programGround } from '../../kiosk/app/program-ground.ts';
import { channelPlaces } from '../../kiosk/channel/places.ts';
import { openDataFolder } from '../../kiosk/data-folder.ts';
import { trustedClock } from '../../kiosk/schedule/trusted-clock.ts';
import { readProgramKeys, settingsFile } from '../../kiosk/settings/settings.ts';
import { editSettings } from '../../kiosk/settings/settings-file.ts';
import { wentBack } from '../../kiosk/sticks/stick-report.ts';
import { refusalText } from '../../messages.ts';
import { placesNow } from '../../service/workshop/releases/drives.ts';
import { type Answer, type DataOptions, dataCommand, reply, writing } from '../command.ts';
import { type Places, placesOf } from '../places.ts';
import { refused } from '../refused.ts';
import { withPackageJob } from '../release/package-job.ts';
import { parseMuseum } from './publish.ts';

interface FollowOptions extends DataOptions {
  root?: string;
  museum?: string;
  minutes?: number;
}

/** `esimde channel follow` */
export function followCommand(): Command {
  return dataCommand('follow', 'let a kiosk follow a channel; without a place, ask for a newer release now')
    .argument('[places...]', 'addresses (https://…), folders, or "sticks", in the order in which they are asked')
    .option('--root <file>', 'the root of the channel: metadata/1.root.json of its folder, copied by hand')
    .option('--museum <id>', 'show the release of this museum in the channel', parseMuseum)
    .action((places: string[], options: FollowOptions) =>
      reply(options.json, () => (places.length > 0 ? begin(places, options) : followNow(options))),
    );
}

/** `esimde channel status` */
export function statusCommand(): Command {
  return dataCommand('status', 'show what a kiosk knows about its channel').action(({ data, json }: DataOptions) =>
    reply(json, () => {
      const state = readChannelState(data);
      if (state === null) throw refused('channel-not-followed');
      return answerOf(state);
    }),
  );
}

function begin(given: string[], { data, root, museum }: FollowOptions): Answer {
  const dataFolder = openDataFolder(data);
  const kept = keptOf(dataFolder);
  const { settings } = placesOf(dataFolder);
  const places = given.map((place) => (place === 'sticks' || /^https?:/.test(place) ? place : resolve(place)));
  if (root === undefined && !existsSync(kept.root))
    throw new UserError('name the root of the channel with --root=FILE.');
  if (root !== undefined) takeRoot(resolve(root), kept);
  const edit = writing(settingsFile(dataFolder), () =>
    editSettings(dataFolder, { channel: { ...settings.channel, places, ...(museum !== undefined && { museum }) } }),
  );
  if (!edit.ok) {
    const { line, column, reason } = edit.error;
    throw refused('settings', { place: `${settingsFile(dataFolder)}:${line}:${column}`, reason });
  }
  return {
    data: { channel: edit.value.channel },
    lines: [
      'This kiosk follows the channel from its next start on; `esimde channel follow` asks for a release at once.',
    ],
  };
}

/** Another channel begins from nothing. @throws {UserError} where the file is no root */
function takeRoot(file: string, kept: ReturnType<typeof keptOf>): void {
  if (parseRoot(file) === null) throw new UserError(`${file} is not the root of a channel.`);
  const bytes = readFileSync(file);
  if (existsSync(kept.root) && readFileSync(kept.root).equals(bytes)) return;
  writing(kept.folder, () => {
    rmSync(kept.folder, { recursive: true, force: true });
    mkdirSync(kept.folder, { recursive: true });
    replaceDurably(kept.root, bytes);
  });
}

async function followNow({ data: given }: FollowOptions): Promise<Answer> {
  const dataFolder = openDataFolder(given);
  const places = placesOf(dataFolder);
  const { trust, settings } = places;
  if (settings.channel.places.length === 0) throw refused('channel-not-followed');
  const sticks = settings.channel.places.includes('sticks') ? await placesNow(settings.workshop.drives) : [];
  const builtin = builtinOf(places);
  const { state, installed, installedApp } = await withPackageJob(dataFolder, (job) =>
    followChannel({
      ...job,
      ...{ dataFolder, trust, builtin, releasesKept: settings.releasesKept, nowMs: trustedNow(dataFolder) },
      apps: programGround(dataFolder, readProgramKeys(dataFolder)),
      builtinSequence: builtin?.sequence ?? null,
      places: channelPlaces(settings.channel.places, sticks),
      museum: settings.channel.museum,
      wentBack: hasGoneBack(dataFolder),
      onBytes: (bytes, totalBytes) => job.onProgress({ phase: 'installing', bytes, totalBytes }),
    }),
  );
  const answer = answerOf(state);
  if (state.refused !== null) process.exitCode = 1;
  const news = [
    ...(installed === null ? [] : [`Release ${installed.manifest.id} was installed.`]),
    ...(installedApp === null ? [] : [`Esimde ${installedApp} was installed; a running kiosk restarts into it.`]),
  ];
  const data = { ...answer.data, installed: installed?.manifest.id ?? null, installedApp };
  return { data, lines: [...news, ...answer.lines] };
}

function builtinOf({ builtinFolder, keys }: Places): { folder: string; id: string; sequence: number } | null {
  const verified = verifyRelease(builtinFolder, trustBuiltin(keys));
  if (!verified.ok) return null;
  const { id, sequence } = verified.value.manifest;
  return { folder: builtinFolder, id, sequence };
}

const trustedNow = (dataFolder: string): number => {
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  return trustedClock({ dataFolder, system: Date.now, monotonic: () => performance.now(), bornMs: 0, log }).now();
};

function hasGoneBack(dataFolder: string): boolean {
  const audit = openAudit({ folder: `${dataFolder}/workshop`, now: () => new Date() });
  try {
    return wentBack(audit);
  } finally {
    audit.close();
  }
}

function answerOf(state: ChannelState): Answer {
  const { checkedAt, staleSince, newest, refused: refusal, app, places } = state;
  return {
    data: { channel: state },
    lines: [
      `Asked at ${checkedAt.slice(0, 16).replace('T', ' ')} UTC. Newest release of the channel: ${newest?.id ?? 'unknown'}.`,
      ...(staleSince === null
        ? []
        : [`Stale since ${staleSince.slice(0, 10)}: nothing newer is accepted until the channel is renewed.`]),
      ...(app?.refused ? [`Esimde ${app.version} is not installed: ${refusalText(app.refused)}.`] : []),
      ...(refusal === null ? [] : [`Not installed: ${refusalText(refusal)}.`]),
      ...places.map(({ name, fault }) => `${name}: ${fault === null ? 'good' : refusalText(fault)}`),
    ],
  };
}
