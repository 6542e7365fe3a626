import { ArrowLeft, ArrowRight, CornerUpLeft, X } from 'lucide';
import type { Way } from '../../../db/model/api/text.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { Icon } from '../../shared/ui/Icon.tsx';
import { shown } from '../navigation/navigator.ts';
import { sameRoute } from '../navigation/route.ts';
import { useServices } from '../navigation/services.ts';
import { startSearch } from '../navigation/visit.ts';
import { stopName } from './stop-name.ts';
import styles from './WayStrip.module.css';
import { routeOfStop, walk } from './walk.ts';

/**
 * Above the bar while a visitor walks a way: where they are, why the way stops here, and the next stop. Beside the way it leads
 * back to it. It takes its height from the screen and covers nothing of it. It comes before the screen in the document, so
 * that a keypad reaches it first and the spoken mode begins with it.
 */
export function WayStrip({ way }: { way: Way }) {
  const { navigator } = useServices();
  const { at } = walk.value ?? { at: 0 };
  const stop = way.stops[at];
  const next = way.stops[at + 1];
  if (!stop) return null;
  const isHere = shown.value !== null && sameRoute(shown.value.route, routeOfStop(stop));
  const goTo = (index: number): void => {
    const wanted = way.stops[index];
    if (!wanted) return;
    startSearch();
    void navigator.go(routeOfStop(wanted));
  };
  const leave = (): void => {
    walk.value = null;
  };
  const finish = (): void => {
    leave();
    void navigator.go({ screen: 'ways' });
  };
  return (
    <section class={styles.strip} aria-label={t('ways.strip', { title: way.title })} data-way="">
      <p class={styles.words}>
        <span class={styles.position}>{t('ways.position', { number: at + 1, of: way.stops.length })}</span>{' '}
        {isHere ? stop.why : t('ways.beside', { title: way.title })}
      </p>
      <div class={styles.steps}>
        {isHere ? (
          <button type="button" class={styles.step} disabled={at === 0} data-single-touch onClick={() => goTo(at - 1)}>
            <Icon node={ArrowLeft} />
            <span>{t('ways.previous')}</span>
          </button>
        ) : (
          <button type="button" class={`${styles.step} ${styles.return}`} onClick={() => goTo(at)}>
            <Icon node={CornerUpLeft} />
            <span>{t('ways.return', { stop: stopName(stop) })}</span>
          </button>
        )}
        {next ? (
          <button type="button" class={`${styles.step} ${styles.next}`} data-single-touch onClick={() => goTo(at + 1)}>
            <span>{t('ways.next', { stop: stopName(next) })}</span>
            <Icon node={ArrowRight} />
          </button>
        ) : (
          <button type="button" class={`${styles.step} ${styles.next}`} onClick={finish}>
            <span>{t('ways.finish')}</span>
          </button>
        )}
        <button type="button" class={styles.step} onClick={leave}>
          <Icon node={X} />
          <span>{t('ways.leave')}</span>
        </button>
      </div>
    </section>
  );
}
