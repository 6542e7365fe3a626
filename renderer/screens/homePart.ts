import { BottomBar } from '../components/BottomBar.tsx';
import { IdleWarning } from '../components/IdleWarning.tsx';
import type { ScreenPart } from '../state/screenPart.ts';
import { HomeOf } from './HomeOf.tsx';

/** What the first touch leads to. */
export const homePart: ScreenPart = { ScreenOf: HomeOf, Sheets: null, BottomBar, IdleWarning };
