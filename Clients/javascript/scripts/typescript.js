/**
 * JSON Schema, as the server's documents use it, in TypeScript.
 *
 * @typedef {{[keyword: string]: any}} Schema
 */

/**
 * The schemas of a document, as exported types.
 *
 * @param {{[name: string]: Schema}} schemas
 */
export const declarations = schemas =>
  Object.keys(schemas).sort().map(name => declaration(name, schemas[name])).join('\n\n')

/** @param {string} name @param {Schema} schema */
const declaration = (name, schema) => `${comment(schema.description)}export type ${name} = ${type(schema)}`

/**
 * @param {Schema | undefined} schema
 * @returns {string}
 */
export function type(schema, indent = '') {
  if (schema === undefined) return 'unknown'
  if (schema.$ref) return schema.$ref.split('/').at(-1)
  if (schema.enum) return union(schema.enum.map(value => JSON.stringify(value)))
  if (schema.allOf) return schema.allOf.map(part => type(part, indent)).join(' & ')
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return union(choices.map(choice => type(choice, indent)))
  return union([schema.type ?? 'unknown'].flat().map(name => one(name, schema, indent)))
}

/** An object's members, each with its comment.
 * @param {{[name: string]: string}} types @param {{[name: string]: Schema}} described @param {string[]} required */
export function members(types, described, required, indent = '') {
  const inner = `${indent}  `
  const lines = Object.keys(types).map(name =>
    `${comment(described[name]?.description, inner)}${inner}${name}${required.includes(name) ? '' : '?'}: ${types[name]}`)
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${indent}}`
}

function one(name, schema, indent) {
  switch (name) {
    case 'integer': case 'number': return 'number'
    case 'string': case 'boolean': case 'null': return name
    case 'array': return `(${type(schema.items, indent)})[]`.replace(/^\((\w+)\)\[\]$/, '$1[]')
    case 'object': return object(schema, indent)
    default: return 'unknown'
  }
}

function object({ properties = {}, required = [], additionalProperties }, indent) {
  if (Object.keys(properties).length > 0) {
    const types = Object.fromEntries(Object.entries(properties).map(([name, member]) => [name, type(member, `${indent}  `)]))
    return members(types, properties, required, indent)
  }
  return typeof additionalProperties === 'object' ? `{ [key: string]: ${type(additionalProperties, indent)} }` : '{}'
}

// Null last, and each once: two documents may list them in different orders.
const union = types => [...new Set(types)].sort((a, b) => Number(a === 'null') - Number(b === 'null')).join(' | ')

export const comment = (text, indent = '') =>
  text ? `${indent}/** ${text.replaceAll('*/', '* /').split('\n').join(`\n${indent} * `)} */\n` : ''
