import { Hono } from 'hono';
import { type Health, type Kiosk, releaseHeader } from '../../../db/model/api/release.ts';
import type { Settings } from '../../kiosk/settings/settings.ts';
import { displayQuery } from './input.ts';

/** State and settings of the kiosk; available on every level of the fallback chain. */
export function statusRoutes(health: (releaseId?: string) => Health, kioskOn: (display?: number) => Kiosk) {
  const notCached = { 'Cache-Control': 'no-store' };
  return new Hono()
    .get('/health', (c) => c.json<Health, 200>(health(c.req.header(releaseHeader)), 200, notCached))
    .get('/kiosk', displayQuery, (c) => c.json<Kiosk, 200>(kioskOn(c.req.valid('query').display), 200, notCached));
}

/** The settings of the page on one display, by its index in the settings. */
export function kioskOn(settings: Settings, version: string, index?: number): Kiosk {
  const { languages, defaultLanguage, idleSeconds, warningSeconds, screenWidthMm, mode, usage, glass, takeHome, ask } =
    settings;
  const preference = index === undefined ? undefined : settings.displays[index];
  const shared = {
    idleSeconds,
    warningSeconds,
    version,
    usage: usage.enabled,
    lowerEdgeMm: glass.lowerEdgeMm,
    ...(takeHome.address === undefined ? {} : { takeHomeAddress: takeHome.address }),
    ...(ask.publicKey === undefined ? {} : { askKey: ask.publicKey }),
    ...(ask.paper === true ? { askOnPaper: true as const } : {}),
  };
  if (!preference) return { languages, defaultLanguage, screenWidthMm, mode, ...shared };
  const { show, language } = preference;
  return {
    ...shared,
    // The language of a touch display is only its default.
    languages: language && show === 'loop' ? [language] : languages,
    defaultLanguage: language ?? defaultLanguage,
    screenWidthMm: preference.screenWidthMm ?? screenWidthMm,
    mode: show === 'touch' ? 'touch' : 'display',
  };
}
