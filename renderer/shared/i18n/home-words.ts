import en from '../../../locales/visitor/en.json';
import kk from '../../../locales/visitor/kk.json';
import ru from '../../../locales/visitor/ru.json';
import { addWords } from './i18n.ts';

/*
 * The words of home, which the loop does not need: the build keeps them out of what is loaded before (vite.config.ts). Unbundled, all words are there from the start.
 */
addWords({ kk, ru, en });
