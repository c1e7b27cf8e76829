import { html } from '../shell/html.js'
import { openPage } from '../shell/page.js'

openPage({ hub: 'kitchen', fits: ['chef', 'manager', 'admin'], open: () => ({ Bar: () => html`<h1>Kitchen</h1>`, Main: () => null }) })
