import { Dialog } from '../../shell/dialog.js'
import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { isHelpOpen } from './keys.js'
import { nameOf, sections } from './sections.js'

/** Which keys there are. */
export function KeyHelp() {
  if (!isHelpOpen.value) return null
  const keys = [
    ['j / ↓', t('key.next')], ['k / ↑', t('key.previous')], ['Enter', t('key.open')], ['/', t('search')], ['Esc', t('close')],
    ['?', t('key.help')],
    ...sections.map(({ id, key }) => [`g ${key}`, t(nameOf(id))]),
  ]
  return html`<${Dialog} title=${t('key.help')} onClose=${() => { isHelpOpen.value = false }}>
    <dl class="key-list">${keys.map(([key, what]) => html`
      <div key=${key}><dt><kbd>${key}</kbd></dt><dd>${what}</dd></div>`)}</dl></${Dialog}>`
}
