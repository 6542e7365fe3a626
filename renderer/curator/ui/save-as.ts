/** Hands a file to the browser as a download. */
export function saveAs(name: string, content: Blob): void {
  const href = URL.createObjectURL(content);
  Object.assign(document.createElement('a'), { href, download: name }).click();
  // The download has read the blob by then.
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
