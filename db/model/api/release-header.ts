/**
 * The id of the release that a page reads: in a response the release it comes from, in a request the release that the page
 * continues with while it is open. Requests without it are answered from the current release.
 */
export const releaseHeader = 'Esimde-Release';
