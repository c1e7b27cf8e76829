import htm from '../lib/htm.js'
import { h } from '../lib/preact.js'

/** Templates: `` html`<p>${text}</p>` ``. Text is escaped by Preact. */
export const html = htm.bind(h)
