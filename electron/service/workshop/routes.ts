import type { workshopRoutes } from './api.ts';

/** The routes under `/api/workshop` for `hc<WorkshopRoutes>` of `hono/client`: the page imports this type alone. */
export type WorkshopRoutes = ReturnType<typeof workshopRoutes>;
