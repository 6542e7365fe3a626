import { expect, test } from 'vitest';
import { softHyphens } from './soft-hyphens.ts';

const shown = (text: string) => softHyphens(text).replaceAll('\u00AD', '|');

test('marks where a long word may break, and leaves short words whole', () => {
  expect(shown('Кира Андроникашвили')).toBe('Кира Андро|ни|кашвили');
  expect(shown('Мессерер-Плисецкая')).toBe('Мессерер-Плисецкая');
  expect(shown('Қайым Мұхамедханов')).toBe('Қайым Мұха|медханов');
  expect(shown('Kaiym Mukhamedkhanov')).toBe('Kaiym Mukha|medkhanov');
  expect(shown('Kira Andronikashvili')).toBe('Kira Andro|ni|kashvili');
});
