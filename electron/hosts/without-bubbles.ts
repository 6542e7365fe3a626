/** Run in every document of the kiosk: removes what the page never uses and the browser would open a dialog for. */
export const withoutBubbles = `
  Object.defineProperty(window, 'print', { value: () => {} });
  Object.defineProperty(Element.prototype, 'requestPointerLock', { value: () => Promise.reject(new Error('refused')) });
`;
