import { RotateCw } from 'lucide';
import type { AllScreens } from '../../../db/model/api/staff.ts';
import { useLoad } from '../../shared/ui/use-loaded.ts';
import { refusalText } from '../api/refusal.ts';
import { reasonText } from '../api/release-error-text.ts';
import { useWorkshop } from '../app/context.ts';
import { dayText, instantText } from '../app/date-text.ts';
import { type Key, t } from '../app/i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Panel } from '../ui/layout.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import styles from './AllScreens.module.css';
import { ScreensUsage } from './ScreensUsage.tsx';

type Screen = AllScreens['screens'][number];

/** Every kiosk of the channel: what it shows since when, which ones are behind, silent or need somebody. */
export function AllScreensScreen() {
  const { api } = useWorkshop();
  const { value, error, reload } = useLoad(() => api.screens(), [api]);
  return (
    <Page
      title={t('screens.title')}
      lead={t('screens.lead')}
      actions={
        <Button icon={RotateCw} onClick={() => void reload()}>
          {t('releases.reload')}
        </Button>
      }
    >
      {error !== null && <Notice tone="live">{refusalText(error)}</Notice>}
      {value !== null && value.refused.length > 0 && <Refused refused={value.refused} />}
      {value?.screens.length === 0 && <p class="quiet">{t(value.hasPlaces ? 'screens.none' : 'screens.noPlaces')}</p>}
      {value !== null && value.screens.length > 0 && (
        <>
          <ScreenTable screens={value.screens} />
          <ScreensUsage usage={value.usage} screens={value.screens} />
        </>
      )}
    </Page>
  );
}

/** Limits the list: anyone with access to the folder can leave any number of files. */
const maxRefused = 20;

function Refused({ refused }: Pick<AllScreens, 'refused'>) {
  return (
    <Panel title={t('screens.refused')} small plain>
      <ul class={styles.files}>
        {refused.slice(0, maxRefused).map(({ file, fault }) => (
          <li key={`${file} ${fault}`}>
            <code>{file}</code>
            <span class={styles.key}>{t(`screens.refused.${fault}`)}</span>
          </li>
        ))}
      </ul>
      {refused.length > maxRefused && <p>{t('screens.refused.more', { number: refused.length - maxRefused })}</p>}
    </Panel>
  );
}

const columns = ['screens.kiosk', 'screens.state', 'screens.shows', 'screens.at'] as const;

function ScreenTable({ screens }: Pick<AllScreens, 'screens'>) {
  return (
    <table class={styles.table}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {screens.map((screen) => (
          <tr key={screen.kiosk} data-state={screen.state}>
            <th scope="row">
              {screen.name}
              {screen.museum !== undefined && <span class={styles.key}>{screen.museum}</span>}
              <span class={styles.key}>{screen.kiosk}</span>
            </th>
            <td>
              <strong class={styles.state}>{t(`screens.state.${screen.state}` as Key)}</strong>
              {notesOf(screen).map((note) => (
                <p key={note}>{note}</p>
              ))}
            </td>
            <td>
              {shownText(screen)}
              {screen.since !== null && <p>{t('screens.since', { day: dayText(new Date(screen.since)) })}</p>}
            </td>
            <td>{instantText(screen.at)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function shownText({ level, release }: Screen): string {
  if (release === null) return t('screens.memorial');
  return level === 'builtin' ? t('screens.builtin') : t('releases.number', { number: release.sequence });
}

const almostFullBytes = 1e9;

function notesOf({ level, release, newest, refused, staleSince, errors, freeBytes }: Screen): string[] {
  const isBehind = newest !== null && newest > (release?.sequence ?? 0);
  const size = Math.floor((freeBytes ?? 0) / 1e6);
  return [
    level === 'previous' ? t('screens.previous') : null,
    isBehind ? t('screens.newest', { number: newest }) : null,
    refused === null ? null : (reasonText(refused.reason, refused.detail) ?? t('screens.unreadable')),
    staleSince === null ? null : t('screens.stale', { day: dayText(new Date(staleSince)) }),
    errors > 0 ? t('screens.errors', { number: errors }) : null,
    freeBytes !== null && freeBytes < almostFullBytes ? t('screens.free', { size }) : null,
  ].filter((note) => note !== null);
}
