import { Hono } from 'hono';
import type { Health, Kiosk } from '../../../db/model/api/release.ts';
import { campRoutes } from './camps.ts';
import { figureRoutes } from './figures.ts';
import { type LoopRouteParts, loopRoutes } from './loop-route.ts';
import { type PresenceParts, presenceRoutes } from './presence.ts';
import { type Told, toldIn } from './reader-for.ts';
import { releaseRoutes } from './release.ts';
import { statusRoutes } from './status.ts';
import { textRoutes } from './texts.ts';
import { usageRoutes } from './usage-route.ts';

export interface ApiParts {
  /** `wanted`: id of the release that the page reads. */
  health: (wanted?: string) => Health;
  /** Of one display, by its number in the settings. */
  kioskOn: (display?: number) => Kiosk;
  released: Told['released'];
  standing: Told['standing'];
  loop: Omit<LoopRouteParts, 'told'>;
  onUsage: Parameters<typeof usageRoutes>[0];
  presence: PresenceParts;
}

/** Every route of the kiosk's data, each declared once with what it takes and what it gives. */
export function createApi({ health, kioskOn, released, standing, loop, onUsage, presence }: ApiParts) {
  const told = toldIn(kioskOn().defaultLanguage, { released, standing });
  return new Hono()
    .route('/', statusRoutes(health, kioskOn))
    .route('/', presenceRoutes(presence))
    .route('/', loopRoutes({ told, ...loop }))
    .route('/', usageRoutes(onUsage))
    .route('/', releaseRoutes(told))
    .route('/', campRoutes(told))
    .route('/', figureRoutes(told))
    .route('/', textRoutes(told));
}
