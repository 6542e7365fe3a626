import { isAbsolute } from 'node:path';
import * as v from 'valibot';
import { languages } from '../../../db/model/vocabulary.ts';
import { museumPattern } from '../../../db/release/channel/layout.ts';
import { parsePublicKey } from '../../../db/release/trust/keys.ts';
import { scheduleSchema } from '../schedule/settings.ts';
import { loopSchema, playlistId } from './loop-settings.ts';
import { program, text, trueOrFalse, whole } from './validators.ts';

/** Which display: its number from the left (0 is the first), its name, or a point on it. */
const whichDisplay = v.union(
  [
    whole(0, 15),
    v.pipe(v.string(), v.minLength(1)),
    v.strictObject({ x: whole(-100_000, 100_000), y: whole(-100_000, 100_000) }),
  ],
  'must be a number, a name, or {"x", "y"}',
);

const languageSchema = v.picklist(languages, `must be one of ${languages.join(', ')}`);

/** Setting `displays`: one window each. Without any, the kiosk has one window on the first display. */
const displaysSchema = v.array(
  v.strictObject({
    display: whichDisplay,
    show: v.optional(v.picklist(['touch', 'loop'], 'must be touch or loop'), 'loop'),
    playlist: v.optional(playlistId),
    /** The only language of this display; absent: all languages of the kiosk. */
    language: v.optional(languageSchema),
    /** Long side of its picture in millimetres; absent: as `screenWidthMm`. */
    screenWidthMm: v.optional(whole(100, 5000)),
  }),
  'must be a list of displays',
);

export type DisplayPreference = v.InferOutput<typeof displaysSchema>[number];

const programWith = (placeholder: string) =>
  v.pipe(
    program,
    v.check(
      ([, ...args]) => args.some((arg) => arg.includes(placeholder)),
      `must have ${placeholder} in one of its arguments`,
    ),
  );

/** Setting `machine`: programs that turn the picture and set volume and brightness; null: no such control. */
const machineSchema = v.strictObject({
  turn: v.optional(v.nullable(programWith('{turn}'))),
  volume: v.optional(v.nullable(programWith('{percent}'))),
  brightness: v.optional(v.nullable(programWith('{percent}'))),
  timeoutSeconds: v.optional(
    v.pipe(v.number('must be a number'), v.minValue(1, 'must be at least 1'), v.maxValue(60, 'must be at most 60')),
    10,
  ),
});

export type MachineSettings = v.InferOutput<typeof machineSchema>;

/** Setting `channel`: where copies of the museum's channel are, in the order in which they are asked. Without a place, none is followed. */
const channelSchema = v.strictObject({
  places: v.optional(
    v.array(
      v.pipe(
        text,
        v.check(
          (place) => place === 'sticks' || isAbsolute(place) || /^https?:\/\/[^/?#]+\/[^?#]*$/.test(`${place}/`),
          'must be an address (https://…), the full path of a folder, or "sticks"',
        ),
      ),
      'must be a list of places',
    ),
    [],
  ),
  everyMinutes: v.optional(whole(1, 1440), 15),
  /** The museum within the channel whose release is shown; absent: that of the channel itself. */
  museum: v.optional(v.pipe(text, v.regex(museumPattern, 'must be the short name of a museum in the channel'))),
});

export type ChannelSettings = v.InferOutput<typeof channelSchema>;

const keysSchema = v.array(
  v.pipe(
    text,
    v.check((key) => parsePublicKey(key) !== null, 'is not an Ed25519 public key as `esimde keys create` prints it'),
  ),
  'must be a list of keys',
);

/** `settings.json`, documented key by key in docs/settings.md. Every key may be absent. */
export const settingsSchema = v.pipe(
  v.strictObject({
    /** Languages offered to visitors, in the order in which they are shown. */
    languages: v.optional(
      v.pipe(
        v.array(languageSchema, 'must be a list of languages'),
        v.minLength(1, 'must name at least one language'),
        v.check((list) => new Set(list).size === list.length, 'names a language twice'),
      ),
      [...languages],
    ),
    defaultLanguage: v.optional(languageSchema, 'kk'),
    /** Time without presence before the warning, and the duration of the warning. */
    idleSeconds: v.optional(whole(1, 3600), 90),
    warningSeconds: v.optional(whole(1, 600), 30),
    /** Long side of the visible picture, the same however the screen hangs; the default is a 32-inch screen. */
    screenWidthMm: v.optional(whole(100, 5000), 708),
    /** Where the picture hangs, for what is within reach from a wheelchair. */
    glass: v.optional(v.strictObject({ lowerEdgeMm: v.optional(whole(0, 2500), 800) }), {}),
    /** Letters from visitors, sealed to this key of the museum (`esimde inbox key`); none without it. */
    ask: v.optional(
      v.strictObject({
        publicKey: v.optional(
          v.pipe(text, v.regex(/^age1[a-z0-9]{58}$/, 'is not a key as `esimde inbox key` prints it')),
        ),
        /** Whether sheets of paper lie beside the screen, on which visitors can write instead. */
        paper: v.optional(trueOrFalse),
      }),
      {},
    ),
    /** What visitors take home as a code: with the museum's address only where one is set. */
    takeHome: v.optional(v.strictObject({ address: v.optional(v.pipe(text, v.maxLength(200))) }), {}),
    mode: v.optional(v.picklist(['touch', 'display'], 'must be touch or display'), 'touch'),
    loop: v.optional(loopSchema, {}),
    schedule: v.optional(scheduleSchema, {}),
    displays: v.optional(displaysSchema, []),
    usage: v.optional(v.strictObject({ enabled: v.optional(trueOrFalse, true) }), {}),
    /** Number of releases kept on the disk, including the current one. */
    releasesKept: v.optional(whole(2, 100), 5),
    /** Whether a newer release, or version of the program, is installed when its stick is plugged in. */
    install: v.optional(
      v.strictObject({
        byPluggingIn: v.optional(trueOrFalse, false),
        /** Public keys whose versions of the program this kiosk runs; without one it stays as it was installed. */
        programKeys: v.optional(keysSchema, []),
      }),
      {},
    ),
    /** Releases that this kiosk fetches and installs by itself. */
    channel: v.optional(channelSchema, {}),
    /** Public keys whose releases this kiosk shows, beside the key of the built-in release. */
    trustedKeys: v.optional(keysSchema, []),
    /** Ids of keys whose releases this kiosk refuses. */
    revokedKeys: v.optional(
      v.array(
        v.pipe(text, v.regex(/^[0-9a-f]{16}$/, 'is not the id of a key as `esimde keys show` prints it')),
        'must be a list of ids of keys',
      ),
      [],
    ),
    /** Programs that turn the picture and set volume and brightness. */
    machine: v.optional(machineSchema, {}),
    /** The curators' workshop. */
    workshop: v.optional(
      v.strictObject({
        /** Off: every path under `/api/workshop` is answered 404. */
        enabled: v.optional(trueOrFalse, true),
        /** A session ends after this time without a request. */
        idleMinutes: v.optional(whole(1, 60), 15),
        /** Folders offered like plugged-in sticks, such as one on the museum's network. */
        drives: v.optional(v.array(v.string('must be the path of a folder'), 'must be a list of folders'), []),
      }),
      {},
    ),
  }),
  v.forward(
    v.check((settings) => settings.languages.includes(settings.defaultLanguage), 'must be one of "languages"'),
    ['defaultLanguage'],
  ),
);
