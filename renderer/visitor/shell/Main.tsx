import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Shown } from '../navigation/navigator.ts';
import { hrefOf } from '../navigation/route.ts';
import styles from './Main.module.css';
import { scroller } from './scroller.ts';

/** Where a screen stands; a new route is a new element, another language is not: scroll and focus stay. */
export function Main({ shown, children }: { shown: Shown; children: ComponentChildren }) {
  const main = useRef<HTMLElement>(null);
  const href = hrefOf(shown.route);
  // only a new route scrolls.
  useLayoutEffect(() => {
    const element = scroller();
    if (element) element.scrollTop = shown.scrollTop;
    // A field that is written in has taken the focus by now.
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [href]);
  const { view } = shown;
  return (
    <main
      key={href}
      ref={main}
      class={styles.main}
      data-screen={view.screen === 'absent' ? view.wanted : view.screen}
      data-absent={view.screen === 'absent' ? '' : undefined}
      data-scroller
      tabIndex={-1}
    >
      {children}
    </main>
  );
}
