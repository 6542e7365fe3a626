import { useLayoutEffect, useRef } from 'preact/hooks';
import type { RecordKind } from '../../../db/model/api/records.ts';
import { useWorkshop } from '../app/context.ts';
import { type Key, t } from '../app/i18n.ts';
import { place, recordsHref } from '../app/route.ts';
import { furtherKinds, mainKinds, wordKinds } from '../kinds/kinds.ts';
import styles from './Nav.module.css';

const tools = ['tables', 'names', 'inbox', 'media', 'usage'] as const;
const toVisitors = ['review', 'publish', 'releases', 'carry', 'screens', 'backup'] as const;
const technicianTools = ['accounts', 'audit', 'staff'] as const;

/** The sections of the workshop. */
export function Nav() {
  const { session } = useWorkshop();
  const current = place.value;
  const isTechnician = session.account.roles.includes('technician');
  const kind = 'kind' in current ? current.kind : null;
  const own = useRef<HTMLElement>(null);
  useLayoutEffect(() => showCurrent(own.current), [current.screen, kind]);
  return (
    <nav ref={own} class={styles.nav} aria-label={t('nav.label')}>
      <NavLink href="#/desk" isHere={current.screen === 'desk'} text={t('nav.desk')} />
      <Kinds title={t('nav.records')} kinds={mainKinds} current={kind} />
      <h2 class={styles.title}>{t('publish.section')}</h2>
      {toVisitors.map((step) => (
        <NavLink key={step} href={`#/${step}`} isHere={current.screen === step} text={t(`${step}.title`)} />
      ))}
      <Kinds title={t('nav.more')} kinds={furtherKinds} current={kind} />
      <Kinds title={t('nav.vocabulary')} kinds={wordKinds} current={kind} />
      <h2 class={styles.title}>{t('nav.tools')}</h2>
      {[...tools, ...(isTechnician ? technicianTools : [])].map((tool) => (
        <NavLink key={tool} href={`#/${tool}`} isHere={current.screen === tool} text={t(`nav.${tool}`)} />
      ))}
    </nav>
  );
}

/** Scrolls the list of sections, not the page, so that the current one is visible. */
function showCurrent(nav: HTMLElement | null): void {
  const link = nav?.querySelector('[aria-current=page]')?.getBoundingClientRect();
  const view = nav?.getBoundingClientRect();
  if (!nav || !link || !view) return;
  const over = (before: number, after: number) => Math.min(before, 0) || Math.max(after, 0);
  nav.scrollBy(
    over(link.left - view.left, link.right - view.right),
    over(link.top - view.top, link.bottom - view.bottom),
  );
}

function Kinds({ title, kinds, current }: { title: string; kinds: readonly RecordKind[]; current: RecordKind | null }) {
  return (
    <>
      <h2 class={styles.title}>{title}</h2>
      {kinds.map((kind) => (
        <NavLink key={kind} href={recordsHref(kind)} isHere={kind === current} text={t(`kinds.${kind}` as Key)} />
      ))}
    </>
  );
}

function NavLink({ href, isHere, text }: { href: string; isHere: boolean; text: string }) {
  return (
    <a class={styles.link} href={href} aria-current={isHere ? 'page' : undefined}>
      {text}
    </a>
  );
}
