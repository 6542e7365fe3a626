import { Hono } from 'hono';
import type { LoopNow, LoopProgramme, LoopScene, ReadName } from '../../../db/model/api/loop.ts';
import type { NameListInfo } from '../../../db/model/api/names.ts';
import { type ReadingPlace, readOn } from '../../../db/names/reading.ts';
import type { Reader } from '../../../db/release/read/reader.ts';
import type { OpeningHours } from '../../kiosk/schedule/opening-hours.ts';
import { playlistOf } from '../../kiosk/settings/loop-settings.ts';
import type { Settings } from '../../kiosk/settings/settings.ts';
import { loopQuery } from './input.ts';
import type { ReleaseAccess, ReleaseEnv } from './with-release.ts';

export interface LoopParts {
  /** What a display shows now of a release, which has days of remembrance and playlists. */
  loopNow: (display: number | undefined, release: Pick<Reader['loop'], 'days' | 'playlists'>) => LoopNow;
  /** A visitor is present, also outside opening hours. */
  onAwake: () => void;
  reading: ReadingPlace;
}

/** The loop: its programme in one answer, and what a display shows now. */
export function loopRoutes({ withRelease, readerFor }: ReleaseAccess, { loopNow, onAwake, reading }: LoopParts) {
  const notCached = { 'Cache-Control': 'no-store' };
  return (
    new Hono<ReleaseEnv>()
      .get('/loop', withRelease, loopQuery, (c) => {
        const { lang, display } = c.req.valid('query');
        const { loop } = readerFor(c, lang);
        const now = loopNow(display, loop);
        const content = loop.content(now.day);
        const scenes = [...content.scenes, ...entriesScene(c.var.release.names().lists(content.language))];
        return c.json<LoopProgramme, 200>({ content: { ...content, scenes }, now }, 200, notCached);
      })
      .get('/loop/now', withRelease, loopQuery, (c) => {
        const { lang, display } = c.req.valid('query');
        return c.json<LoopNow, 200>(loopNow(display, readerFor(c, lang).loop), 200, notCached);
      })
      // Each answer is read once: the next one has the name after it.
      .post('/loop/name', withRelease, (c) =>
        c.json<ReadName | null, 200>(readOn(c.var.release.names(), reading), 200, notCached),
      )
      .post('/loop/awake', (c) => {
        onAwake();
        return c.body(null, 204, notCached);
      })
  );
}

/** The reading of names, where the release has lists. */
function entriesScene(lists: readonly NameListInfo[]): LoopScene[] {
  if (lists.length === 0) return [];
  const titles = lists.map(({ id, title, holder }) => [id, holder === null ? [title] : [title, holder]] as const);
  return [{ key: 'entries', kind: 'entries', titles: Object.fromEntries(titles), sources: [] }];
}

/** What a display shows now: on a day of remembrance the playlist of the day, else its own. */
export function loopNowOf(settings: Settings, hours: OpeningHours): LoopParts['loopNow'] {
  return (index, release) => {
    const preference = index === undefined ? undefined : settings.displays[index];
    const { day, glass, isMemoryDay, silence } = hours.now(release.days());
    const usual = preference?.playlist ?? settings.loop.playlist;
    return {
      day,
      glass,
      silence,
      playlist: playlistOf(settings.loop, release.playlists(), isMemoryDay ? settings.schedule.memory.playlist : usual),
      languages: preference?.language ? [preference.language] : settings.languages,
    };
  };
}
