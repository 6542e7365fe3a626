/** The part of jsonld that is used: it has no types of its own. */
declare module 'jsonld' {
  const jsonld: {
    expand(
      document: object,
      options: { documentLoader(url: string): Promise<never>; safe: boolean },
    ): Promise<object[]>;
  };
  export default jsonld;
}
