import { html } from '../shell/html.js'
import { openPage } from '../shell/page.js'

openPage({ hub: 'dashboard', fits: ['manager', 'admin'], open: () => ({ Bar: () => html`<h1>Dashboard</h1>`, Main: () => null }) })
