import { type SmallContent, smallContent } from './content.ts';

const words = (text: string) => ({ kk: `${text} қ`, ru: `${text} р`, en: `${text} e` });

/** A document for the small content, as a content file. */
export const smallDocument = (id: string, more: object = {}) => ({
  id,
  title: words(`Title of ${id}`),
  kind: 'order',
  date: '1937-08-11',
  archive: 'state',
  fond: 'R-1',
  inventory: '2',
  file: '3',
  language: 'ru',
  consulted: 'consulted',
  scans: ['sheet'],
  transcription: 'Приказываю.',
  translation: { kk: 'Бұйырамын.', en: 'I order.' },
  camps: ['north'],
  ...more,
});

const sheet = {
  id: 'sheet',
  sha256: 'ab'.repeat(32),
  kind: 'image',
  mime: 'image/png',
  bytes: 100,
  width: 600,
  height: 800,
  alt: words('Seen on the sheet'),
  rights: words('Archive'),
};

/** The small content with an archive, a document `order` with a scan, and a claim that cites a place on it. */
export function documentContent(more: object = {}) {
  const content = smallContent();
  const box = { page: 1, left: 0.1, top: 0.2, width: 0.3, height: 0.05 };
  const files: SmallContent = content;
  files['archives.yaml'] = [{ id: 'state', name: words('State archive') }];
  files['documents/order.yaml'] = smallDocument('order', more);
  files['media.yaml'] = [...(files['media.yaml'] as object[]), sheet];
  files[`media/${sheet.sha256}.png`] = 'the file';
  const [claim] = content['figures.yaml'];
  if (claim) Object.assign(claim, { citations: [{ source: 'handbook', locator: 'lag=1', document: 'order', box }] });
  return content;
}
