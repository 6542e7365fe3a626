import { SheetHost } from '../components/SheetHost.tsx';
import type { ScreenPart } from '../state/screenPart.ts';
import { homePart } from './homePart.ts';
import { ScreenOf } from './ScreenOf.tsx';

/** All screens but the loop, and the leaves over them. */
export const furtherPart: ScreenPart = { ...homePart, ScreenOf, Sheets: SheetHost };
