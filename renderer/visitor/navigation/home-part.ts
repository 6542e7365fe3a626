import { HomeOf } from '../home/HomeOf.tsx';
import { BottomBar } from '../shell/BottomBar.tsx';
import { IdleWarning } from '../shell/IdleWarning.tsx';
import type { ScreenPart } from './lazy-screens.ts';

/** What the first touch leads to. */
export const homePart: ScreenPart = { ScreenOf: HomeOf, Sheets: null, BottomBar, IdleWarning };
