import type { StickReport } from '../db/model/api/publish.ts';
import type { Language } from '../db/model/vocabulary.ts';
import type { ChannelReason } from '../db/release/channel/refusal.ts';
import type { RotationRefusal } from '../db/release/trust/rotation.ts';
import type { PublishRefusal } from '../db/workshop/publish/gates.ts';
import en from '../locales/program/en.json' with { type: 'json' };
import kk from '../locales/program/kk.json' with { type: 'json' };
import ru from '../locales/program/ru.json' with { type: 'json' };

/** Sentences of the program itself, from `locales/program`: English on the command line, three languages on a stick. */
type EnglishKey =
  | `refusal.${PublishRefusal['reason'] | ChannelReason}`
  | `rotation.${RotationRefusal['reason']}`
  | StickKey;
type StickKey = keyof typeof kk;
/** A refusal of a command: its code, with a variant of the sentence after a dot. */
export type CommandKey = keyof typeof en extends infer K ? (K extends `command.${infer Key}` ? Key : never) : never;

/** A finding of `esimde doctor` that the self-test does not have. */
export type DoctorKey = keyof typeof en extends infer K ? (K extends `doctor.${infer Key}` ? Key : never) : never;

const english: Record<EnglishKey, string> & typeof en = en;
const stick: Record<Language, Record<StickKey, string>> = { kk, ru, en };

export const filledIn = (text: string, values: object): string =>
  Object.entries(values).reduce((filled, [name, value]) => filled.replaceAll(`{{${name}}}`, () => String(value)), text);

interface AnyRefusal {
  reason: PublishRefusal['reason'] | ChannelReason;
  detail: string;
}

/** Why a release or a package is refused, or nothing was published: the end of a sentence, without a full stop. */
export function refusalText({ reason, detail }: AnyRefusal): string {
  if (reason === 'gates-closed' && detail === '1') return english['refusal.gates-closed.one'];
  if (reason === 'no-space' && detail !== '') return filledIn(english['refusal.no-space.detail'], { detail });
  return filledIn(english[`refusal.${reason}`], { detail });
}

export const commandText = (key: CommandKey, values: object): string => filledIn(english[`command.${key}`], values);

export const doctorText = (key: DoctorKey, values: object): string => filledIn(english[`doctor.${key}`], values);

export const isDoctorKey = (code: string): code is DoctorKey => Object.hasOwn(english, `doctor.${code}`);

/** Why a key rotation is refused: the end of a sentence. */
export const rotationText = ({ reason, detail }: RotationRefusal): string =>
  filledIn(english[`rotation.${reason}`], { detail });

const stickKeys: Partial<Record<string, StickKey>> = {
  unsigned: 'stick.not-trusted',
  'bad-signature': 'stick.not-trusted',
  'untrusted-key': 'stick.not-trusted',
  'revoked-key': 'stick.not-trusted',
  'development-key': 'stick.not-trusted',
  'newer-app-needed': 'stick.newer',
  'newer-schema': 'stick.newer',
  older: 'stick.older',
  taken: 'stick.older',
  'went-back': 'stick.went-back',
  'no-space': 'stick.disk',
  'cannot-write': 'stick.disk',
  unhealthy: 'stick.unhealthy',
  'other-platform': 'stick.other-platform',
  'older-program': 'stick.older-program',
  'newer-package-needed': 'stick.newer-package-needed',
  'self-check-failed': 'stick.self-check-failed',
  'failed-before': 'stick.failed-before',
  'not-updatable': 'stick.not-updatable',
};

/** The result for one package of a stick. Reasons without a sentence of their own concern the bytes of the file. */
export function stickText(news: StickReport, language: Language): string {
  const { outcome, reason, sequence, version, detail } = news;
  if (outcome !== 'refused')
    return filledIn(stick[language][`stick.${version === null ? '' : 'app-'}${outcome}`], { sequence, version });
  return filledIn(stick[language][stickKeys[reason] ?? 'stick.changed'], { detail });
}
