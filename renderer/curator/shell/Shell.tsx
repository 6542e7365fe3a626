import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../app/i18n.ts';
import { place } from '../app/route.ts';
import { ScreenKeyboard } from '../keyboard/ScreenKeyboard.tsx';
import { ScreenOf } from '../ScreenOf.tsx';
import { Nav } from './Nav.tsx';
import styles from './Shell.module.css';
import { TopBar } from './TopBar.tsx';

/** The workshop around its screens: sections at the side, languages and the account above. */
export function Shell() {
  const main = useRef<HTMLElement>(null);
  const current = place.value;
  const address = `${current.screen} ${'kind' in current ? current.kind : ''} ${'id' in current ? current.id : ''}`;
  // A new screen begins at its top, and with the focus in it.
  useLayoutEffect(() => {
    scrollTo(0, 0);
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [address]);
  return (
    <div class={styles.shell}>
      <button type="button" class={styles.skip} onClick={() => main.current?.focus()}>
        {t('workshop.skip')}
      </button>
      <TopBar />
      <Nav />
      <main ref={main} class={styles.main} tabIndex={-1} data-screen={current.screen}>
        <ScreenOf place={current} />
      </main>
      <ScreenKeyboard />
    </div>
  );
}
