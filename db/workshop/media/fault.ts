import type { MediaFaultCode } from '../../model/api/media.ts';

/** A file that is not taken. Thrown while it is looked at, turned into data by `takeMedia`. */
export class MediaFault extends Error {
  readonly code: MediaFaultCode;
  constructor(code: MediaFaultCode, message: string) {
    super(message);
    this.name = 'MediaFault';
    this.code = code;
  }
}

export const brokenMedia = () => new MediaFault('broken-media', 'This file is damaged or cut off: copy it again.');
