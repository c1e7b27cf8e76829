import { html } from './html.js'
import { chooseLanguage, language, languages, t } from './words.js'

/** The languages, each by its own name. Another one is used at once. */
export function LanguageChoice() {
  return html`<select class="input" aria-label=${t('language')} value=${language.value}
    onChange=${(/** @type {any} */ event) => chooseLanguage(event.target.value)}>
    ${Object.entries(languages).map(([code, name]) =>
      html`<option key=${code} value=${code} lang=${code} selected=${code === language.value}>${name}</option>`)}
  </select>`
}
