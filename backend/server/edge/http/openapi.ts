import { z } from 'zod';
import { problemSchema, type RouteContract, routes } from '#contract/http.ts';

/** The HTTP contract as OpenAPI 3.1, made from the very schemas that requests are parsed with. */
export function describeApi(version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, route] of Object.entries<RouteContract>(routes)) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: describeRoute(name, route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Handoff Desk', version, license: { name: 'MIT', identifier: 'MIT' } },
    paths,
    components: {
      schemas: { Problem: jsonSchemaOf(problemSchema, 'output') },
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'hd_refresh_{workspaceId}',
          description: 'The refresh token, one cookie per workspace. The desktop sends it in the body instead.',
        },
        member: { type: 'http', scheme: 'bearer', description: 'The access token that signing in or refreshing gave.' },
      },
    },
  };
}

function describeRoute(operationId: string, route: RouteContract): object {
  return {
    operationId,
    summary: route.summary,
    security: route.access === 'public' ? [] : [{ [route.access]: [] }],
    ...(route.permission && { description: `Needs the permission ${route.permission}.` }),
    parameters: [...describeParameters('path', route.params), ...describeParameters('query', route.query)],
    ...(route.request && {
      requestBody: { content: { 'application/json': { schema: jsonSchemaOf(route.request, 'input') } } },
    }),
    responses: {
      ...describeSuccess(route.response),
      default: {
        description: 'A problem',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function describeSuccess(response: RouteContract['response']): object {
  if (response === null) return { 204: { description: 'Done' } };
  const content =
    response === 'file'
      ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
      : { 'application/json': { schema: jsonSchemaOf(response, 'output') } };
  return { 200: { description: 'Done', content } };
}

function describeParameters(place: 'path' | 'query', schema: z.ZodType | undefined): object[] {
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries<z.ZodType>(schema.shape).map(([name, part]) => ({
    name,
    in: place,
    required: place === 'path',
    schema: jsonSchemaOf(part, 'input'),
  }));
}

function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  // OpenAPI 3.1 speaks the same dialect, so naming it in every schema would be noise.
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}
