import { createContext } from 'preact';

/** Where the files of media lie: beside the visitors' page, but for an editor who looks at what is not published yet. */
export const MediaBase = createContext('media/');
