/** The longest text of the workshop is a few pages in three languages; a record has room for many of them. */
export const mostRecordBytes = 2 * 1024 ** 2;
/** A film, a scan, a table, a release on a stick. */
export const mostUploadBytes = 2 * 1024 ** 3;

const uploadPaths = [
  '/api/workshop/tables/uploads',
  '/api/workshop/media',
  '/api/workshop/packages',
  '/api/workshop/restore',
  '/api/workshop/drafts',
];

/** Whether the body is a file that may be large. */
export const isUpload = (method: string, path: string): boolean =>
  (method === 'POST' || method === 'PUT') && uploadPaths.includes(path);

/** Whether a path belongs to the workshop, whose guard looks at the body itself, after asking who is there. */
export const isWorkshop = (path: string): boolean => path === '/api/workshop' || path.startsWith('/api/workshop/');
