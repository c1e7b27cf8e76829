import { html } from '../shell/html.js'
import { t } from '../shell/words.js'

/**
 * What is chosen for this device: how tickets are laid out, and what a bump bar's numbers do.
 *
 * @param {{ display: import('./display.js').Display }} props
 */
export function SettingsMenu({ display }) {
  const { layout, isNumberBump } = display.settings
  return html`<fieldset><legend>${t('layout')}</legend><div class="row">
      ${/** @type {const} */ (['columns', 'strip']).map(one => html`<button key=${one} class="button" aria-pressed=${layout.value === one}
        onClick=${() => { layout.value = one }}>${t(`layout.${one}`)}</button>`)}
    </div></fieldset>
    <label class="check"><input type="checkbox" checked=${isNumberBump.value}
      onChange=${(/** @type {any} */ event) => { isNumberBump.value = event.target.checked }} /> ${t('numberBumps')}</label>`
}
