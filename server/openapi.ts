import * as z from 'zod/mini';
import { type Route, routes } from '../contract/routes.ts';
import { pictureTypes } from '../contract/shared-evidence.ts';
import { errorSchema } from '../contract/sync.ts';

type Json = Readonly<Record<string, unknown>>;

/** The OpenAPI 3.1 document of every address, made from the route table alone: `node server/main.ts openapi`. */
export function openApi(): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const [id, route] of Object.entries(routes) as [string, Route][]) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(id, route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: '读网共享服务器', version: '1', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: {
      schemas: { Refusal: schemaOf(errorSchema) },
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' }, cookie: { type: 'apiKey', in: 'cookie', name: '__Host-sid' } },
    },
  };
}

function operation(id: string, route: Route): Json {
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  const content = route.takes === 'json' ? 'application/json' : 'application/x-www-form-urlencoded';
  return {
    operationId: id,
    ...(route.credential === 'none' ? { security: [] } : { security: [{ [route.credential]: [] }] }),
    ...(route.roles.length > 0 ? { 'x-roles': route.roles } : {}),
    'x-scope': route.scope,
    ...(route.assurance ? { 'x-assurance': route.assurance } : {}),
    ...(route.freshAbove === undefined ? {} : { 'x-fresh-above': route.freshAbove }),
    ...(route.freshFor ? { 'x-fresh-for': route.freshFor } : {}),
    ...(inPath.length + queryOf(route).length > 0 ? { parameters: [...inPath, ...queryOf(route)] } : {}),
    ...(route.takes === 'picture' ? { requestBody: { required: true, content: Object.fromEntries(pictureTypes.map(type => [type, { schema: {} }])) } } : {}),
    ...(route.body ? { requestBody: { required: true, content: { [content]: { schema: schemaOf(route.body) } } } } : {}),
    responses: {
      ...Object.fromEntries(Object.entries(route.answers).map(([status, answer]) => [status, answerOf(answer)])),
      default: { description: '没有处理，原因见内容', content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } } },
    },
  };
}

function queryOf(route: Route): readonly Json[] {
  if (!route.query) return [];
  const { properties = {}, required = [] } = schemaOf(route.query) as { readonly properties?: Json; readonly required?: readonly string[] };
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }));
}

function answerOf(answer: Route['answers'][number]): Json {
  if (answer === 'redirect') return { description: '转到另一页' };
  if (answer === 'file') return { description: '文件', content: { 'text/csv': { schema: { type: 'string' } } } };
  if (answer === 'data') return { description: '文件', content: { '*/*': { schema: {} } } };
  if (answer === 'page') return { description: '网页', content: { 'text/html': { schema: { type: 'string' } } } };
  return { description: '已处理', content: { 'application/json': { schema: schemaOf(answer) } } };
}

function schemaOf(schema: z.ZodMiniType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { unrepresentable: 'any' }) as Record<string, unknown>;
  return rest;
}
