import { signal } from '@preact/signals';
import type { IdlePhase } from '../../shared/clock/idle-timer.ts';

/** Where the visit stands; the warning shows while it is `warning`. */
export const idlePhase = signal<IdlePhase>('present');
