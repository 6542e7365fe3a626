import type { createApi } from './api.ts';

/** The routes under `/api` for `hc<Routes>` of `hono/client`: the page imports this type and nothing else. */
export type Routes = ReturnType<typeof createApi>;
