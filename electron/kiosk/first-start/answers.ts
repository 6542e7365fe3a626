import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import type { FirstStartAnswers } from '../../../db/model/api/first-start.ts';
import { languages } from '../../../db/model/vocabulary.ts';
import { scheduleSchema, weekHours } from '../schedule/settings.ts';
import { isUtc } from '../schedule/wall-time.ts';
import { defaultSettings, type Settings, type SettingsInput } from '../settings/settings.ts';
import { whole } from '../settings/validators.ts';

/** What the page may answer; the same limits as in the settings, which are checked again when they are written. */
export const answersSchema = v.strictObject({
  defaultLanguage: v.optional(v.picklist(languages)),
  mode: v.optional(v.picklist(['touch', 'display'])),
  screenWidthMm: v.optional(whole(100, 5000)),
  lowerEdgeMm: v.optional(whole(0, 2500)),
  zone: v.optional(
    v.pipe(
      v.string(),
      v.check((zone) => v.is(scheduleSchema, { zone })),
    ),
  ),
  hours: v.optional(weekHours),
});

/** Where a kiosk stands is not known; most of them are in Kazakhstan. */
const museumZone = 'Asia/Almaty';
const kazakhZones = [
  museumZone,
  ...['Asia/Aqtau', 'Asia/Aqtobe', 'Asia/Atyrau', 'Asia/Oral', 'Asia/Qostanay', 'Asia/Qyzylorda'],
];

const machineZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Zones to choose from: those of the country, then every other that the system knows. */
export const zonesToChoose = (): string[] =>
  [...new Set([...kazakhZones, machineZone(), ...Intl.supportedValuesOf('timeZone')])].filter((zone) => !isUtc(zone));

/** What holds without an answer. */
export function standingAnswers({
  defaultLanguage,
  mode,
  screenWidthMm,
  glass,
  schedule,
}: Settings): Required<FirstStartAnswers> {
  const zone = schedule.zone ?? machineZone();
  const { lowerEdgeMm } = glass;
  const { hours } = schedule;
  return { defaultLanguage, mode, screenWidthMm, lowerEdgeMm, zone: isUtc(zone) ? museumZone : zone, hours };
}

/** The answers as keys of `settings.json`. Keys that hold more than an answer keep the rest. */
export function settingsOf(answers: FirstStartAnswers, { glass, schedule }: Settings): SettingsInput {
  const { defaultLanguage, mode, screenWidthMm, lowerEdgeMm, zone, hours } = answers;
  const changed = Object.entries(schedule).filter(
    ([key, value]) => !isDeepStrictEqual(value, defaultSettings.schedule[key as keyof typeof schedule]),
  );
  return {
    ...(defaultLanguage && { defaultLanguage }),
    ...(mode && { mode }),
    ...(screenWidthMm !== undefined && { screenWidthMm }),
    ...(lowerEdgeMm !== undefined && { glass: { ...glass, lowerEdgeMm } }),
    ...((zone || hours) && {
      schedule: { ...Object.fromEntries(changed), ...(zone && { zone }), ...(hours && { hours }) },
    }),
  };
}
