import jsonld from 'jsonld';

/** Expands JSON-LD. @throws where a part is lost, or another document would have to be fetched */
export const expandJsonLd = (document: object): Promise<object[]> =>
  jsonld.expand(document, {
    documentLoader: (url: string) => Promise.reject(new Error(`fetches ${url}`)),
    safe: true,
  });
