/**
 * Says which release a page reads (its id): in an answer the one that it was made of, in a request the one that the page goes
 * on with, as long as it stands open. Requests without it are answered from the current release.
 */
export const releaseHeader = 'Esimde-Release';
