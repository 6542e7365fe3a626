import type { ExtractSchema } from 'hono/types';
import type { WorkshopRoutes } from '../../../electron/service/workshop/routes.ts';

type Routes = ExtractSchema<WorkshopRoutes>;

type Done<Answer> = Answer extends { status: 200 | 201 | 202; output: infer Output } ? Output : never;

/** What a route of the service answers when it does what it is asked: what the page expects is held to it by the compiler. */
type Reply<Path extends keyof Routes, Method extends keyof Routes[Path]> = Done<Routes[Path][Method]>;

type Json<Route> = Route extends { input: { json: infer Body } } ? Body : never;

/** The JSON that a route takes. */
export type Asked<Path extends keyof Routes, Method extends keyof Routes[Path]> = Json<Routes[Path][Method]>;

/** What a route takes: JSON of its form, or a file, or nothing. */
type Sent<Route> = Route extends { input: { json: infer Json } } ? [body: Json] : [file?: Blob];

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Asks one route, named by its type; `path` is the address that is asked, with what stands in the place of `:id`. */
export type Call = <Path extends keyof Routes, Method extends keyof Routes[Path]>(
  method: HttpMethod,
  path: string,
  ...sent: Sent<Routes[Path][Method]>
) => Promise<Reply<Path, Method>>;
