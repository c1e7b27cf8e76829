import { signal } from '../lib/signals.js'

/** The languages of the screens, each by its own name. */
export const languages = /** @type {const} */ ({ en: 'English', it: 'Italiano', de: 'Deutsch', es: 'Español', ar: 'العربية' })

/** @typedef {keyof typeof languages} Language */
/** @typedef {Record<string, string | Record<string, string>>} Words */

const KEY = 'language'

/** The language of the page. @type {import('../lib/signals.js').Signal<Language>} */
export const language = signal('en')

/** @type {import('../lib/signals.js').Signal<Words>} */
const words = signal({})

/** @type {string[]} */
let folders = []

/**
 * Loads the words of the shell and of a screen, in the language that was chosen on this device, else the given one, else the browser's.
 *
 * @param {string[]} wanted The folders with `words/`.
 * @param {string | null} [preferred]
 */
export async function loadWords(wanted, preferred) {
  folders = wanted
  const candidates = [localStorage.getItem(KEY), preferred, ...navigator.languages].map(one => one?.slice(0, 2))
  await show(/** @type {Language} */ (candidates.find(one => one && one in languages) ?? 'en'))
}

/** @param {Language} chosen */
export async function chooseLanguage(chosen) {
  localStorage.setItem(KEY, chosen)
  await show(chosen)
}

/** @param {Language} shown */
async function show(shown) {
  const parts = await Promise.all(folders.map(async folder =>
    (await fetch(new URL(`${folder}/words/${shown}.json`, document.baseURI))).json()))
  words.value = Object.assign({}, ...parts)
  language.value = shown
  document.documentElement.lang = shown
  document.documentElement.dir = shown === 'ar' ? 'rtl' : 'ltr'
}

/** Whether there are words for a key. @param {string} key */
export const has = key => key in words.value

/**
 * The words for a key. `{name}` in them is replaced by that value; words that depend on a number have forms by `count`.
 *
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function t(key, values = {}) {
  const found = words.value[key]
  if (found === undefined) return key
  const { plural, number } = rulesOf(language.value)
  const form = typeof found === 'string' ? found : found[plural.select(Number(values.count))] ?? found.other
  return form.replace(/\{(\w+)\}/g, (whole, name) => name in values
    ? typeof values[name] === 'number' ? number.format(values[name]) : values[name] : whole)
}

/** @type {Map<Language, { plural: Intl.PluralRules, number: Intl.NumberFormat }>} */
const rules = new Map()

// To make them costs more than all else that a word takes.
/** @param {Language} shown */
function rulesOf(shown) {
  const made = rules.get(shown) ?? { plural: new Intl.PluralRules(shown), number: new Intl.NumberFormat(shown) }
  rules.set(shown, made)
  return made
}
