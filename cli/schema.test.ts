import { describe, expect, it } from 'vitest';
import { jsonSchemaOf } from './schema.ts';
import { type SchemaName, schemaNames } from './schema-names.ts';

describe('gantry schema', () => {
  it.each(Object.keys(schemaNames) as SchemaName[])('%s is a JSON Schema that says something', (name) => {
    const { $schema, title, ...rest } = jsonSchemaOf(name);
    expect([$schema, title]).toEqual(['https://json-schema.org/draft/2020-12/schema', `Gantry ${name}`]);
    expect(rest.anyOf ?? rest.oneOf ?? rest.properties ?? rest.items).toBeTruthy();
  });

  it('asks of people.yaml what gantry personnel asks', () => {
    expect(jsonSchemaOf('people')).toMatchObject({
      required: ['people'],
      additionalProperties: false,
      properties: {
        people: {
          additionalProperties: {
            required: ['role', 'access'],
            properties: { role: { enum: expect.arrayContaining(['investigator']) }, access: { type: 'boolean' } },
          },
        },
      },
    });
  });
});
