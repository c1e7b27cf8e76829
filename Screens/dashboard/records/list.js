import { useEffect, useRef, useState } from '../../lib/hooks.js'
import { html } from '../../shell/html.js'
import { faultText } from '../../shell/messages.js'
import { t } from '../../shell/words.js'

/**
 * A list from the history, page by page. What happens meanwhile does not move it: it is offered.
 *
 * @template {{ id: string }} T
 * @param {object} props
 * @param {(cursor: string | undefined) => Promise<{ items: T[], nextCursor: string | null }>} props.read
 * @param {string} props.filters Another list when they are others.
 * @param {number} props.changes How many there have been since the page was opened.
 * @param {(item: T) => unknown} props.entry
 * @param {string} props.label
 * @param {string} props.empty
 */
export function RecordList({ read, filters, changes, entry, label, empty }) {
  const [items, setItems] = useState(/** @type {T[] | null} */ (null)), [next, setNext] = useState(/** @type {string | null} */ (null))
  const [fault, setFault] = useState(''), [readAt, setReadAt] = useState(0), [seen, setSeen] = useState(changes)
  const wanted = useRef(0)

  /** @param {string} [cursor] */
  const load = async cursor => {
    const own = ++wanted.current
    setFault('')
    if (!cursor) setSeen(changes)
    try {
      const page = await read(cursor)
      if (own !== wanted.current) return
      setItems(before => cursor ? [...before ?? [], ...page.items] : page.items)
      setNext(page.nextCursor)
    } catch (thrown) {
      if (own === wanted.current) setFault(faultText(thrown))
    }
  }
  useEffect(() => { load() }, [filters, readAt])
  const again = () => setReadAt(Date.now())
  return html`<section class="records" aria-label=${label}>
    ${changes > seen && html`<button class="button wide" onClick=${again}>↻ ${t('showNewer', { count: changes - seen })}</button>`}
    ${fault && html`<div class="row apart card"><p class="fault" role="alert">${fault}</p>
      <button class="button" onClick=${again}>${t('tryAgain')}</button></div>`}
    ${!items && !fault && html`<p class="empty" role="status">${t('loading')}</p>`}
    ${items?.length === 0 && html`<p class="empty">${empty}</p>`}
    ${items && items.length > 0 && html`<ul class="card entries">${items.map(item => html`<li key=${item.id}>${entry(item)}</li>`)}</ul>`}
    ${next && html`<button class="button wide" onClick=${() => load(next)}>${t('olderOnes')}</button>`}
  </section>`
}
