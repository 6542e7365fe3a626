import { SheetHost } from '../shell/SheetHost.tsx';
import { homePart } from './home-part.ts';
import type { ScreenPart } from './lazy-screens.ts';
import { ScreenOf } from './ScreenOf.tsx';

/** All screens but the loop, and the leaves over them. */
export const furtherPart: ScreenPart = { ...homePart, ScreenOf, Sheets: SheetHost };
