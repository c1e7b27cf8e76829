// Every language has the words of every other, with the same values in them; a screen uses no word that it has not, and has none that
// nothing uses.
import { readFile, readdir } from 'node:fs/promises'

const root = new URL('../', import.meta.url)
const languages = ['en', 'it', 'de', 'es', 'ar']
const faults = []

/** @param {string} folder */
const wordsOf = async folder => Object.fromEntries(await Promise.all(languages.map(async language =>
  [language, JSON.parse(await readFile(new URL(`${folder}/words/${language}.json`, root), 'utf8'))])))

/** @param {string} folder @returns {Promise<string[]>} */
const sourcesOf = async folder => Promise.all((await readdir(new URL(`${folder}/`, root), { recursive: true }))
  .filter(file => file.endsWith('.js')).map(file => readFile(new URL(`${folder}/${file}`, root), 'utf8')))

/** @param {string | Record<string, string>} words */
const valuesOf = words =>
  [...new Set((typeof words === 'string' ? words : Object.values(words).join(' ')).match(/\{\w+\}/g))].sort().join(' ')

/**
 * What sources may ask for: quoted keys, and those that a template builds, such as `role.${role}`.
 *
 * @param {string} source
 */
function usesOf(source) {
  const quoted = new Set([...source.matchAll(/'([\w.]+)'/g)].map(([, key]) => key))
  const built = [...source.matchAll(/`([\w.]*(?:\$\{[^}`]+\}[\w.]*)+)`/g)].map(([, template]) => template.replace(/\$\{[^}]+\}/g, '*'))
    .filter(template => /[a-z]/i.test(template))
    .map(template => new RegExp(`^${template.replaceAll('.', '\\.').replaceAll('*', '.+')}$`))
  return (/** @type {string} */ key) => quoted.has(key) || built.some(one => one.test(key))
}

const folders = ['shell', 'home', 'kitchen', 'floor', 'dashboard']
const shell = await wordsOf('shell')
const live = (await sourcesOf('live')).join('\n')
const all = (await Promise.all(folders.map(sourcesOf))).flat().join('\n') + live
for (const folder of folders) {
  const words = await wordsOf(folder)
  const isUsed = usesOf(folder === 'shell' ? all : (await sourcesOf(folder)).join('\n') + live)
  for (const key of Object.keys(words.en)) if (!isUsed(key)) faults.push(`${folder}: nothing uses ${key}`)
  for (const language of languages) {
    for (const key of Object.keys(words.en)) {
      const found = words[language][key]
      if (found === undefined) faults.push(`${folder}: ${language} lacks ${key}`)
      else if (valuesOf(found) !== valuesOf(words.en[key])) faults.push(`${folder}: ${key} has other values in ${language}`)
      else if (typeof found !== 'string') for (const form of new Intl.PluralRules(language).resolvedOptions().pluralCategories)
        if (!(form in found) && form !== 'many') faults.push(`${folder}: ${key} lacks the form ${form} in ${language}`)
    }
    for (const key of Object.keys(words[language]))
      if (!(key in words.en)) faults.push(`${folder}: ${language} has ${key}, which en has not`)
  }
  for (const source of await sourcesOf(folder))
    for (const [, key] of source.matchAll(/\bt\('([^']+)'/g))
      if (!(key in words.en) && !(key in shell.en)) faults.push(`${folder}: no words for ${key}`)
}
for (const fault of faults) console.error(fault)
process.exitCode = faults.length > 0 ? 1 : 0
