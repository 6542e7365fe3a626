import { afterEach, beforeEach } from 'vitest';
import { type WorkshopFixture, workshopFixture } from './workshop.ts';

/** A new workshop for each test of the file or of the `describe` that calls this. */
export function workshopForEach(): Omit<WorkshopFixture, 'remove'> {
  let current: WorkshopFixture;
  beforeEach(() => {
    current = workshopFixture();
  });
  afterEach(() => current.remove());
  return {
    get folder() {
      return current.folder;
    },
    get workshop() {
      return current.workshop;
    },
    reopen: () => current.reopen(),
  };
}
