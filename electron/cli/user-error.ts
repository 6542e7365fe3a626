/** Something that the person at the keyboard can put right: said in one sentence, with status 2 and no stack. */
export class Complaint extends Error {}
