import type { ReleaseInfo } from '../../db/model/api/release.ts';
import { exportsFolder, type OpenDataFile } from '../../db/model/site.ts';
import { formatNumber } from '../shared/format/amount.ts';
import { language, t } from '../shared/i18n/i18n.ts';
import { LinkList } from '../shared/ui/LinkList.tsx';
import { PageHead } from '../shared/ui/PageHead.tsx';

/** What a file that is no table is for. */
const purposes = {
  'esimde.json': 'site.dataJson',
  'seats.geojson': 'site.dataMap',
  'datapackage.json': 'site.dataColumns',
  'README.txt': 'site.dataNotes',
} as const;
type NamedFile = keyof typeof purposes;

const isNamed = (name: string): name is NamedFile => name in purposes;

/** The data of the release to take away: the page of `kk/open-data/`. */
export function OpenData({ info, files }: { info: ReleaseInfo; files: readonly OpenDataFile[] }) {
  const { by, title, sequence, date } = info;
  const spoken = language.value;
  const number = (value: number): string => formatNumber(value, spoken);
  const linkOf = ({ name, bytes, rows }: OpenDataFile) => {
    const size = t('site.dataSize', { size: number(Math.ceil(bytes / 1000)) });
    return {
      href: `../../${exportsFolder}/${name}`,
      name: isNamed(name) ? t(purposes[name]) : name,
      ...(isNamed(name) && { words: name }),
      detail: rows === null ? size : `${t('site.dataRows', { rows: number(rows) })} · ${size}`,
    };
  };
  const named = Object.keys(purposes).flatMap((name) => files.find((file) => file.name === name) ?? []);
  return (
    <main>
      <div class="site-data">
        <a href="#/home">{t('home.sentence').replace('\n', ' ')}</a>
        <PageHead title={t('site.data')} lead={t('site.dataLead')} />
        <p>{t('site.dataLicence')}</p>
        <p>{t('site.dataCite', { by, title: title[spoken], sequence, date })}</p>
        <LinkList links={named.map(linkOf)} />
        <h2>{t('site.dataTables')}</h2>
        <LinkList links={files.filter(({ rows }) => rows !== null && rows > 0).map(linkOf)} />
      </div>
    </main>
  );
}
