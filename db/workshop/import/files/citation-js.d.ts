/** The part of citation-js that is used: it has no types of its own. */
declare module '@citation-js/core' {
  interface BibtexConfig {
    format: { asciiOnly: boolean; useIdAsLabel: boolean; checkLabel: boolean };
  }
  const core: {
    Cite: new (data: object[], options: { generateGraph: false }) => { format(name: string): string };
    plugins: {
      config: { get(name: '@bibtex'): BibtexConfig };
      input: { chain(text: string, options: { generateGraph: false; forceType: string }): object[] };
    };
  };
  export default core;
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
