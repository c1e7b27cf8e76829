import { useEffect, useRef, useState } from '../../lib/hooks.js'
import { Dialog } from '../../shell/dialog.js'
import { html } from '../../shell/html.js'
import { sayFault } from '../../shell/messages.js'
import { language, languages, t } from '../../shell/words.js'
import { titleOf } from './commands.js'

/** @typedef {import('./commands.js').Context} Context */

/**
 * The receipt as it will be printed, in the language of the guests.
 *
 * @param {{ context: Context, bill: import('./bills.js').Bill, onClose: () => void }} props
 */
export function ReceiptDialog({ context: { rest, restaurant }, bill, onClose }) {
  const own = restaurant.value.locale?.slice(0, 2) ?? language.value
  const [chosen, choose] = useState(own in languages ? own : 'en')
  const [isCopy, setCopy] = useState(false), [isReady, setReady] = useState(false)
  const frame = useRef(/** @type {HTMLIFrameElement | null} */ (null))
  useEffect(() => {
    rest.call('printReceipt', { path: { billId: bill.id }, query: { format: 'html', language: /** @type {any} */ (chosen), copy: isCopy } })
      .then(response => response.text())
      .then(text => { if (frame.current) { show(frame.current, text); setReady(true) } }, sayFault)
  }, [chosen, isCopy, bill.seq])
  return html`<${Dialog} title=${`${t('bill.receipt')} · ${titleOf(bill)}`} onClose=${onClose}
    foot=${html`<button class="button primary" disabled=${!isReady}
      onClick=${() => frame.current?.contentWindow?.print()}>${t('bill.print')}</button>`}>
    <div class="keys" role="group" aria-label=${t('bill.receiptLanguage')}>${Object.entries(languages).map(([code, name]) => html`
      <button key=${code} class="button" lang=${code} aria-pressed=${chosen === code}
        onClick=${() => choose(code)}>${name}</button>`)}</div>
    <label class="check"><input type="checkbox" checked=${isCopy} onChange=${() => setCopy(!isCopy)} />${t('bill.copy')}</label>
    <iframe ref=${frame} class="receipt" title=${t('bill.receipt')} tabindex="0"></iframe>
  </${Dialog}>`
}

/**
 * Shows a printout in a frame. The page's Content-Security-Policy allows no inline style, in the frame neither: the printout's own goes in
 * as a stylesheet made by script.
 *
 * @param {HTMLIFrameElement} frame
 * @param {string} text
 */
function show(frame, text) {
  const document = frame.contentDocument, window = /** @type {(Window & typeof globalThis) | null} */ (frame.contentWindow)
  if (!document || !window) return
  const styles = [...text.matchAll(/<style>([^<]*)<\/style>/g)].map(([, style]) => style)
  const printout = new DOMParser().parseFromString(text.replace(/<style>[^<]*<\/style>/g, ''), 'text/html')
  const sheet = new window.CSSStyleSheet()
  sheet.replaceSync(styles.join('\n'))
  document.adoptedStyleSheets = [sheet]
  document.documentElement.lang = printout.documentElement.lang
  document.documentElement.dir = printout.documentElement.dir
  document.title = printout.title
  document.body.replaceChildren(...[...printout.body.childNodes].map(node => document.importNode(node, true)))
  frame.height = String(document.documentElement.scrollHeight)
}
