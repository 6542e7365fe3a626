/**
 * Says which release a page reads (its id): in an answer the one that it was made of, in a request the one that the page goes
 * on with, as long as it stands open. Whoever sends none is answered from the current one.
 */
export const releaseHeader = 'Esimde-Release';
