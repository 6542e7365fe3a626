/**
 * Signs with which a spreadsheet begins a formula, full-width forms included, and the blanks that it skips before one.
 * A text that begins so is exported with an apostrophe before it, which spreadsheets know as the mark of plain text.
 */
const dangerous = /^'*[=+\-@\t\r\n＝＋－＠]/;
const marked = /^'+[=+\-@\t\r\n＝＋－＠]/;

/** A text as it goes into an exported cell. `plainText` takes the mark off again, whatever the text was. */
export const neutralised = (text: string): string => (dangerous.test(text) ? `'${text}` : text);

export const plainText = (text: string): string => (marked.test(text) ? text.slice(1) : text);
