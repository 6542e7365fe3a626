import { ArrowRight } from 'lucide';
import type { Way, WayStop } from '../../../db/model/api/text.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { Icon } from '../../shared/ui/Icon.tsx';
import { PageHead } from '../../shared/ui/PageHead.tsx';
import { PageWithFoot } from '../../shared/ui/PageWithFoot.tsx';
import { hrefOf } from '../navigation/route.ts';
import { stopName } from './stop-name.ts';
import styles from './WayScreen.module.css';
import { forWhom } from './WaysScreen.tsx';
import { routeOfStop, startWalk } from './walk.ts';

/** A way: its stops in order. The walk begins at the first one, or at any other that is touched. */
export function WayScreen({ way }: { way: Way }) {
  const { id, title, about, minutes, audience, stops } = way;
  const [first] = stops;
  const details = [
    t('ways.minutes', { count: minutes }),
    t('ways.stops', { count: stops.length }),
    ...forWhom(audience),
  ].join(' · ');
  return (
    <PageWithFoot
      foot={
        <div class={styles.foot}>
          {first && (
            <a class={styles.start} href={hrefOf(routeOfStop(first))} onClick={() => startWalk(id, 0)}>
              {t('ways.start')}
              <Icon node={ArrowRight} />
            </a>
          )}
          <p class={styles.details}>{details}</p>
        </div>
      }
    >
      <PageHead title={title} lead={about} />
      <WayStops way={way} />
    </PageWithFoot>
  );
}

/** The stops, each a full line. */
export function WayStops({ way: { id, stops } }: { way: Way }) {
  return (
    <ol class={styles.stops}>
      {stops.map((stop, index) => (
        <li key={index} class={styles.item}>
          <a class={styles.stop} href={hrefOf(routeOfStop(stop))} onClick={() => startWalk(id, index)}>
            <span class={styles.number}>{index + 1}</span>
            <span class={styles.name}>{stopName(stop)}</span>
            <span class={styles.kind}>{kindOf(stop)}</span>
            {stop.why !== null && <span class={styles.why}>{stop.why}</span>}
          </a>
        </li>
      ))}
    </ol>
  );
}

/** The name of the map and of a whole screen says what it is. */
const kindOf = ({ kind }: WayStop): string => (kind === 'map' || kind === 'screen' ? '' : t(`ways.kind.${kind}`));
