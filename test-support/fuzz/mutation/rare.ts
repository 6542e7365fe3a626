import { type Mutation, replaced, signed } from './specimen.ts';
import { looseZip } from './zip-writer.ts';

/** Expensive mutations, of which a few are enough. */
export const rare: Record<string, Mutation> = {
  'a huge manifest': (specimen) => ({
    bytes: signed(specimen, specimen.keys.museum, (manifest) => ({ ...manifest, by: 'x'.repeat(17 << 20) })),
    reasons: ['huge-manifest'],
  }),
  'a manifest that is costly to read': ({ entries }, chance) => ({
    bytes: looseZip(
      replaced(entries, 0, { content: Buffer.from(`[${chance.pick(['[', '{},', '[],']).repeat((15 << 20) / 3)}`) }),
    ),
    reasons: ['bad-signature'],
  }),
  'a huge signature': ({ entries }) => ({
    bytes: looseZip(replaced(entries, 1, { content: Buffer.alloc(1 << 20, ' ') })),
    reasons: ['huge-manifest'],
  }),
  'more files than there can be': (specimen) => ({
    bytes: signed(specimen, specimen.keys.museum, (manifest) => ({
      ...manifest,
      files: [
        ...manifest.files,
        ...Array.from({ length: 50_001 }, (_, index) => ({ ...manifest.files[1], path: `media/${index}` })),
      ],
    })),
    reasons: ['unreadable-manifest'],
  }),
  'a bomb of many empty files': ({ entries }) => ({
    bytes: looseZip([
      ...entries,
      ...Array.from({ length: 20_000 }, (_, index) => ({ name: `media/${index}`, content: Buffer.alloc(0) })),
    ]),
  }),
};
