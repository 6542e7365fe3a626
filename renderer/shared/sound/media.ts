/** Pauses every film and recording of the page but one: two voices at once cannot be understood. */
export function pauseMedia(except?: EventTarget | null): void {
  for (const media of document.querySelectorAll<HTMLMediaElement>('video, audio')) if (media !== except) media.pause();
}
