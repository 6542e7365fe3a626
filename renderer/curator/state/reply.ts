import type { ExtractSchema } from 'hono/types';
import type { WorkshopRoutes } from '../../../electron/service/workshop/routes.ts';

type Routes = ExtractSchema<WorkshopRoutes>;

type Done<Answer> = Answer extends { status: 200 | 201 | 202; output: infer Output } ? Output : never;

/** What a route of the service answers when it does what it is asked: what the page expects is held to it by the compiler. */
export type Reply<Path extends keyof Routes, Method extends keyof Routes[Path]> = Done<Routes[Path][Method]>;
