import { Hono } from 'hono';
import type { Health, Kiosk } from '../../../db/model/api/release.ts';
import { contentRoutes } from './content.ts';
import { inboxRoutes, type LetterBox } from './inbox.ts';
import { type LoopParts, loopRoutes } from './loop.ts';
import { type PresenceParts, presenceRoutes } from './presence.ts';
import { statusRoutes } from './status.ts';
import { usageRoutes } from './usage.ts';
import type { ReleaseAccess } from './with-release.ts';

interface ApiParts {
  /** `releaseId`: the release that the page reads. */
  health: (releaseId?: string) => Health;
  /** Of one display, by its index in the settings. */
  kioskOn: (display?: number) => Kiosk;
  access: ReleaseAccess;
  loop: LoopParts;
  onUsage: Parameters<typeof usageRoutes>[0];
  presence: PresenceParts;
  letters: LetterBox;
}

/** The API of visitors' pages; each route declares its input and its output once. */
export function createApi({ health, kioskOn, access, loop, onUsage, presence, letters }: ApiParts) {
  return new Hono()
    .route('/', statusRoutes(health, kioskOn))
    .route('/', presenceRoutes(presence))
    .route('/', loopRoutes(access, loop))
    .route('/', usageRoutes(onUsage))
    .route('/', inboxRoutes(letters))
    .route('/', contentRoutes(access));
}

/** For `hc<Routes>` of `hono/client`; the only type that the page imports from the service. */
export type Routes = ReturnType<typeof createApi>;
