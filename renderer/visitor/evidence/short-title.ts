/** The name of a source without what follows (title of the part, edition, file): its sheet has the whole. */
export const shortTitle = (title: string): string => title.replace(/(?<=.{8}):\s.*$|\s*\(.*$/s, '');
