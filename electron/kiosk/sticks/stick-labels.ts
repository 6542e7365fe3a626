import type { PluggedNews } from '../../../db/model/api/publish.ts';
import type { Language } from '../../../db/model/vocabulary.ts';

type Words = Record<Language, (news: PluggedNews) => string>;

const installed: Words = {
  kk: ({ sequence }) => `${sequence}-шығарылым орнатылды. Экран алдында ешкім қалмағанда келушілерге сол көрсетіледі.`,
  ru: ({ sequence }) => `Выпуск ${sequence} установлен. Посетители увидят его, как только у экрана никого не будет.`,
  en: ({ sequence }) => `Release ${sequence} was installed. Visitors see it as soon as nobody is at the screen.`,
};

const shownAlready: Words = {
  kk: ({ sequence }) => `${sequence}-шығарылым мұнда бұрыннан көрсетіліп тұр.`,
  ru: ({ sequence }) => `Выпуск ${sequence} здесь уже показывают.`,
  en: ({ sequence }) => `Release ${sequence} is shown here already.`,
};

const notTrusted: Words = {
  kk: () => 'Орнатылмады: файлға бұл киоск сенетін кілтпен қол қойылмаған.',
  ru: () => 'Не установлено: файл не подписан ключом, которому доверяет этот киоск.',
  en: () => 'Not installed: the file is not signed with a key that this kiosk trusts.',
};

const newer: Words = {
  kk: () => 'Орнатылмады: бұл шығарылымға «Есімденің» жаңарақ нұсқасы керек. Алдымен бағдарламаны жаңартыңыз.',
  ru: () => 'Не установлено: для этого выпуска нужна более новая программа. Сначала обновите «Есімде».',
  en: () => 'Not installed: this release needs a newer Esimde. Update the program first.',
};

const older: Words = {
  kk: () => 'Орнатылмады: оның нөмірі көрсетіліп тұрған шығарылымдікінен үлкен емес.',
  ru: () => 'Не установлено: его номер не больше, чем у показываемого выпуска.',
  en: () => 'Not installed: its number is not higher than that of the release that is shown.',
};

const wentBack: Words = {
  kk: () => 'Орнатылмады: бұл киоск бұрынғы шығарылымға әдейі қайтарылған. Жаңасын куратор немесе техник өзі таңдайды.',
  ru: () => 'Не установлено: этот киоск намеренно вернули к прежнему выпуску. Новый выбирает куратор или техник.',
  en: () =>
    'Not installed: this kiosk was taken back to an earlier release on purpose. A curator or a technician chooses.',
};

const disk: Words = {
  kk: () => 'Орнатылмады: киоскінің дискісінде орын жоқ немесе оған жазу мүмкін емес. Техникке хабарлаңыз.',
  ru: () => 'Не установлено: диск киоска полон, или на него нельзя записать. Сообщите технику.',
  en: () => 'Not installed: the disk of the kiosk is full or cannot be written to. Tell a technician.',
};

const unhealthy: Words = {
  kk: ({ detail }) => `Орнатылмады: бір экраны көрсетілмеді (${detail}). Келушілер бұрынғы шығарылымды көріп жүр.`,
  ru: ({ detail }) => `Не установлено: один экран не удалось показать (${detail}). Посетители видят прежний выпуск.`,
  en: ({ detail }) => `Not installed: a screen could not be shown (${detail}). Visitors still see the release before.`,
};

/** All else is about the bytes of the file. */
const changed: Words = {
  kk: () => 'Орнатылмады: файл жазылған күйінен өзгерген не толық емес. Оны қайта жазып, қайта көшіріңіз.',
  ru: () => 'Не установлено: файл не такой, каким был записан, или неполон. Запишите и скопируйте его ещё раз.',
  en: () => 'Not installed: the file is not as it was exported, or not whole. Export and copy it once more.',
};

const refusals: Partial<Record<string, Words>> = {
  unsigned: notTrusted,
  'bad-signature': notTrusted,
  'untrusted-key': notTrusted,
  'revoked-key': notTrusted,
  'development-key': notTrusted,
  'newer-app-needed': newer,
  'newer-schema': newer,
  older,
  taken: older,
  'went-back': wentBack,
  'no-space': disk,
  'cannot-write': disk,
  unhealthy,
};

/** What became of a package, for whoever carries the stick. */
export function stickWords(news: PluggedNews, language: Language): string {
  if (news.outcome === 'installed') return installed[language](news);
  if (news.outcome === 'shown-already') return shownAlready[language](news);
  return (refusals[news.reason] ?? changed)[language](news);
}
