import { readFileSync, readdirSync } from 'node:fs'
import { describe, test } from 'node:test'
import { run } from './conformance/run.js'

const folder = new URL('../../conformance/', import.meta.url)

for (const file of readdirSync(folder).filter(name => name.endsWith('.json')).sort())
  for (const protocol of /** @type {const} */ (['json', 'messagepack']))
    describe(`${file} over ${protocol}`, () => {
      for (const script of JSON.parse(readFileSync(new URL(file, folder), 'utf8')))
        test(script.name, { timeout: 20_000 }, () => run(script, protocol))
    })
