import { sceneKinds } from '../../../db/model/api/loop.ts';
import { usualPlaylists } from '../../../db/model/playlist.ts';
import { emptyText, type KindForm, option } from './field.ts';

/** What the loop shows; a new one begins with the usual shares. */
export const playlist: KindForm = {
  title: 'title',
  brief: ['title'],
  listed: ['order', 'state', 'changedAt'],
  fresh: () => ({ title: emptyText(), ...structuredClone(usualPlaylists.main) }),
  sections: [
    {
      title: 'section.playlist',
      fields: [
        { form: 'trilingual', name: 'title', rows: 1, hint: 'hint.playlistTitle' },
        {
          form: 'scenes',
          name: 'scenes',
          hint: 'hint.scenes',
          item: [
            { form: 'choice', name: 'kind', label: 'field.sceneKind', options: sceneKinds, text: option('scene') },
            { form: 'number', name: 'weight' },
            { form: 'words', name: 'only' },
          ],
        },
      ],
    },
    {
      title: 'section.pace',
      fields: [
        {
          form: 'choice',
          name: 'order',
          label: 'field.sceneOrder',
          options: ['mixed', 'given'],
          text: option('sceneOrder'),
          whenAbsent: 'mixed',
          hint: 'hint.sceneOrder',
        },
        { form: 'number', name: 'charactersPerSecond', hint: 'hint.charactersPerSecond' },
        { form: 'number', name: 'shortestSeconds', hint: 'hint.shortestSeconds' },
      ],
    },
  ],
};
