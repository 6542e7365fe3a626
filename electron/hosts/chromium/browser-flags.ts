/** What every Chromium that Esimde starts has in common: nothing is fetched, offered, synchronised or kept in the system's own places. */
export const quietBrowser: readonly string[] = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-component-update',
  '--disable-background-networking',
  '--disable-domain-reliability',
  '--disable-breakpad',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-extensions',
  '--password-store=basic',
  '--use-mock-keychain',
];
