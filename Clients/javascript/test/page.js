/**
 * A page in Chromium that follows a server of another origin: what the waiter orders is on its display. The server is one with the demo,
 * and its `Http:Origins` have the page's, which is http://127.0.0.1 with the port named here.
 *
 *   npm run test:page -- http://localhost:5080 5173
 */
import { inChromium } from './inChromium.js'

const [server = 'http://localhost:5080', port = '5173'] = process.argv.slice(2)
await inChromium(`/test/page.html?server=${encodeURIComponent(server)}`, {}, Number(port))
