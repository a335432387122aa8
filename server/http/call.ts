import type * as z from 'zod/mini';
import type { Route, RouteId, routes } from '../../contract/routes.ts';
import type { PictureType } from '../../contract/shared-evidence.ts';
import type { ServerWords } from '../../messages/server-words.ts';
import type { Actor, Context } from '../context.ts';

type Parsed<Schema> = Schema extends z.ZodMiniType ? z.infer<Schema> : null;
type RouteOf<Id extends RouteId> = (typeof routes)[Id];

/** A request that has passed the rule of its route: signed in where it must be, body and query parsed. */
export interface Call<Id extends RouteId> {
  readonly context: Context;
  readonly actor: RouteOf<Id>['credential'] extends 'none' ? null : Actor;
  readonly body: Parsed<RouteOf<Id>['body']>;
  readonly query: Parsed<RouteOf<Id>['query']>;
  readonly parameter: (name: string) => string;
  /** The body of a route that takes a picture, read when it is asked for: who may not send one is told before it is. @throws Refused `too_large`, `media_type` or `bad_request` */
  readonly bytes: () => Promise<Buffer>;
  /** Only the headers are wanted. */
  readonly head: boolean;
  /** The token the request came with; empty when none. */
  readonly token: string;
  readonly address: string;
  /** What is said, in the language of whoever asks. */
  readonly words: ServerWords;
  /** The page the request came from; empty when the browser does not say. */
  readonly referrer: string;
  /** The value of a cookie the request came with; empty when none. */
  readonly cookie: (name: string) => string;
}

/** What a handler answers. `json` is a value or a text that is JSON already. */
export type Answer =
  | { readonly json: unknown }
  | { readonly jsonText: string }
  | { readonly page: string; readonly status?: number; readonly cookie?: string; readonly formTarget?: string; /** It shows pictures of this server. */ readonly pictures?: boolean }
  | { readonly redirect: string; readonly cookie?: string }
  /** A picture, sent under its own type and never shown as a page. */
  | { readonly picture: Buffer; readonly type: PictureType; readonly length: number }
  /** Something short that a program reads. */
  | { readonly text: string; readonly type: string }
  /** Sent as it is made, so that a long file needs no room. */
  | { readonly file: AsyncIterable<string | Uint8Array>; readonly name: string; readonly type: string };

export type Handler<Id extends RouteId> = (call: Call<Id>) => Promise<Answer>;

/** One handler for every route of the table: leaving one out does not compile. */
export type Handlers = { readonly [Id in RouteId]: Handler<Id> };

/** True when refusals of this route are read by a person in a browser. */
export function isPage(route: Route): boolean {
  return Object.values(route.answers).some(answer => answer === 'page' || answer === 'redirect' || answer === 'file');
}
