import { html } from '../../shell/html.js'
import { t } from '../../shell/words.js'
import { Details, NoteText } from './details.js'
import { editLine } from './lineForm.js'
import { linePrice } from './price.js'

/** @typedef {import('../floor.js').Floor} Floor */
/** @typedef {import('./drafts.js').Line} Line */

/** What is not sent yet, and what is on its way. @param {{ floor: Floor, party: string, guests: number | null }} props */
export function DraftList({ floor, party, guests }) {
  const { lines, note } = floor.drafts.of(party)
  const sending = floor.drafts.sending(party)
  return html`
    ${sending.length > 0 && html`<section class="course sent" role="status"><h3>${t('onItsWay')}</h3>
      <ul>${sending.map((line, index) => html`<li key=${index} class="order-line"><${LineText} floor=${floor} line=${line} /></li>`)}</ul>
        </section>`}
    ${lines.length > 0 && html`<section class="course draft"><h3>${t('notSent')}</h3>
      <ul>${lines.map((line, index) => {
        const dish = floor.menu.dish(line.menuItemId)
        return html`<li key=${index} class="draft-line">
          <button class="order-line" aria-haspopup="dialog" disabled=${!dish}
            onClick=${() => dish && editLine({ floor, party, dish, line, index, guests })}>
            <${LineText} floor=${floor} line=${line} /></button>
          <button class="button quiet" aria-label=${t('oneLess', { name: dish?.name ?? '' })}
            onClick=${() => floor.drafts.put(party, index, line.quantity > 1 ? { ...line, quantity: line.quantity - 1 }
              : null)}>−</button></li>`
      })}</ul>
      <div class="field"><label for="order-note">${t('noteForOrder')}</label><input id="order-note" maxlength="200" value=${note}
        onInput=${(/** @type {any} */ event) => floor.drafts.setNote(party, event.target.value)} /></div></section>`}`
}

/** @param {{ floor: Floor, line: Line }} props */
function LineText({ floor, line }) {
  const dish = floor.menu.dish(line.menuItemId)
  const details = [
    line.weight && `${floor.format.number(line.weight / 1000)} ${dish?.unit ?? ''}`,
    ...(dish ? floor.menu.optionNames(dish, line.modifiers ?? []) : []),
    ...(line.choices ?? []).map(choice => {
      const part = floor.menu.dish(choice.menuItemId)
      return part && [part.name, ...floor.menu.optionNames(part, choice.modifiers ?? [])].join(' ')
    }),
    line.course && t('courseNumber', { number: line.course }),
    line.seat && t('seatNumber', { number: line.seat }),
  ]
  return html`<span class="line-quantity">${line.quantity}</span>
    <span class="line-text"><span class="line-name">${dish?.name ?? t('removedDish')}</span>
      <${Details} of=${details} />${line.note && html`<${NoteText} text=${line.note} />`}</span>
    <span class="line-price">${floor.format.money(linePrice(floor.menu, line))}</span>`
}
