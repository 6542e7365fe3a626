import { type Key, t } from '../../shared/i18n/i18n.ts';
import { LinkList } from '../../shared/ui/LinkList.tsx';
import { PageHead } from '../../shared/ui/PageHead.tsx';
import styles from '../../shared/ui/Screen.module.css';
import type { Screen } from '../navigation/route.ts';

const linksBy: Partial<Record<Screen, { href: string; name: Key }>> = {
  camp: { href: '#/camps', name: 'camps.title' },
  question: { href: '#/figures', name: 'figures.title' },
  text: { href: '#/remembrance', name: 'remembrance.title' },
  silence: { href: '#/remembrance', name: 'remembrance.title' },
};

/** Says that the release has no such entry, with links to go on. */
export function NotFoundScreen({ wanted }: { wanted: Screen }) {
  const links = [
    linksBy[wanted],
    { href: '#/search', name: 'search.title' as const },
    { href: '#/home', name: 'bar.home' as const },
  ];
  return (
    <>
      <PageHead title={t('absent.title')} lead={t('absent.lead')} />
      <div class={styles.list}>
        <LinkList links={links.flatMap((link) => (link ? [{ href: link.href, name: t(link.name) }] : []))} />
      </div>
    </>
  );
}
