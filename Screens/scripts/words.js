// Every language has the words of every other, with the same values in them, and a screen uses no word that it has not.
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

const shell = await wordsOf('shell')
for (const folder of ['shell', 'home', 'kitchen', 'floor', 'dashboard']) {
  const words = await wordsOf(folder)
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
