import { signal } from '@preact/signals';

/** Whether the page brings a keyboard: a kiosk has no other one. The web edition leaves it to the reader's device. */
export const screenKeyboard = signal(true);
