import { Hono } from 'hono';
import type { Health, Kiosk } from '../../../db/model/record/release.ts';
import { campRoutes } from './camps.ts';
import { figureRoutes } from './figures.ts';
import { presenceRoutes } from './presence.ts';
import { releaseRoutes } from './release.ts';
import { statusRoutes } from './status.ts';
import { textRoutes } from './texts.ts';
import { type Told, toldIn } from './told.ts';

export interface ApiParts {
  health: () => Health;
  kiosk: Kiosk;
  released: Told['released'];
  onStuckTouch: () => void;
}

/** Every route of the kiosk's data, each declared once with what it takes and what it gives. */
export function createApi({ health, kiosk, released, onStuckTouch }: ApiParts) {
  const told = toldIn(kiosk.defaultLanguage, released);
  return new Hono()
    .route('/', statusRoutes(health, kiosk))
    .route('/', presenceRoutes(onStuckTouch))
    .route('/', releaseRoutes(told))
    .route('/', campRoutes(told))
    .route('/', figureRoutes(told))
    .route('/', textRoutes(told));
}
