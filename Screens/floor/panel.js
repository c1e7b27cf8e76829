import { html } from '../shell/html.js'
import { t } from '../shell/words.js'
import { BillTab } from './bill/tab.js'
import { selectNothing, tab } from './selection.js'

const TABS = /** @type {const} */ (['order', 'bill', 'table'])

/** What there is to do for one party: their order, their bill, their table. @param {{ context: any, room: any, party: import('./selection.js').Party }} props */
export function Panel({ context, room, party }) {
  return html`<section class="floor-panel">
    <button class="button quiet" onClick=${selectNothing}>${t('back')}</button>
    <div class="row" role="tablist">${TABS.map(name => html`<button key=${name} role="tab" class="button" aria-selected=${tab.value === name}
      onClick=${() => { tab.value = name }}>${name}</button>`)}</div>
    ${tab.value === 'bill' && html`<${BillTab} context=${context} room=${room} tableId=${party.tableId} orderId=${party.orderId} />`}
  </section>`
}
