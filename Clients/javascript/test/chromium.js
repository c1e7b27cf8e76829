/** Plays the conformance cases in Chromium. */
import { readFile, readdir } from 'node:fs/promises'
import { inChromium } from './inChromium.js'

const folder = new URL('../../conformance/', import.meta.url)
const cases = await Promise.all((await readdir(folder)).filter(name => name.endsWith('.json')).sort()
  .map(async file => ({ file, cases: JSON.parse(await readFile(new URL(file, folder), 'utf8')) })))

await inChromium('/test/chromium.html', { '/cases': cases })
