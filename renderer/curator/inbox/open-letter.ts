import { type Letter, letterKinds } from '../../../db/model/letter.ts';

/** Opens a sealed letter with the museum's key. Null: it was sealed to another key, or is no letter. */
export async function openLetter(sealed: Uint8Array, identity: string): Promise<Letter | null> {
  const { Decrypter } = await import('age-encryption');
  try {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    return letterIn(JSON.parse(await decrypter.decrypt(sealed, 'text')));
  } catch {
    return null;
  }
}

/** What a kiosk sealed is shown as text only; a field that is no text is left empty. */
function letterIn(value: unknown): Letter | null {
  if (typeof value !== 'object' || value === null) return null;
  const fields = value as Record<string, unknown>;
  const text = (name: string): string => {
    const field = fields[name];
    return typeof field === 'string' ? field : '';
  };
  return {
    ...{ name: text('name'), born: text('born'), camp: text('camp'), relation: text('relation') },
    ...{ words: text('words'), contact: text('contact'), language: text('language') },
    kind: letterKinds.find((kind) => kind === fields.kind) ?? 'question',
    consent: true,
    from: text('from') || null,
  };
}
