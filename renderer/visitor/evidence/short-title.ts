/** Ends before the first “: ” after eight characters or the first “ (”; text inside quotation marks is never cut. */
const name = /^(?:«[^»]*»|“[^”]*”|[^«“])*?(?=(?<=.{8}):\s|\s\(|$)/s;

/** The name of a source without what follows (title of the part, edition, file): its sheet has the whole. */
export const shortTitle = (title: string): string => name.exec(title)?.[0] ?? title;
