// Takes pictures of the screens of a host with its demo, best while `simulate` runs:
//   npm run pictures -- http://localhost:5080            every screen, size and theme, into ../artifacts/pictures, to be looked at
//   npm run pictures -- http://localhost:5080 --docs     the three of the documentation, into ../docs/pictures
import { mkdir } from 'node:fs/promises'
import { chromium } from 'playwright-core'

const [url = 'http://localhost:5080', only] = process.argv.slice(2)
const sizes = { wall: [1920, 1080], desk: [1280, 800], tablet: [1024, 768], upright: [768, 1024], phone: [390, 844] }
const screens = { kitchen: 'Chef Rossi', floor: 'Anna', dashboard: 'Marta' }

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
const folder = new URL(only === '--docs' ? '../../docs/pictures/' : '../../artifacts/pictures/', import.meta.url)
await mkdir(folder, { recursive: true })

if (only === '--docs') {
  await take('kitchen', 'desk', 'dark', 'en', 'kitchen')
  await take('floor', 'desk', 'light', 'en', 'floor', openATable)
  await take('dashboard', 'desk', 'light', 'en', 'dashboard')
} else {
  for (const screen of Object.keys(screens)) {
    for (const size of Object.keys(sizes)) for (const theme of ['dark', 'light']) await take(screen, size, theme, 'en')
    for (const size of ['tablet', 'phone']) await take(screen, size, 'light', 'ar')
  }
}
await browser.close()

/** @param {string} screen @param {string} size @param {string} theme @param {string} language */
async function take(screen, size, theme, language, name = `${screen}-${size}-${theme}-${language}`, prepare = async () => {}) {
  const [width, height] = sizes[size]
  const context = await browser.newContext({ viewport: { width, height }, serviceWorkers: 'block' })
  await context.addInitScript(kept => {
    for (const [key, value] of Object.entries(kept)) localStorage.setItem(key, value)
  }, { theme, language })
  const page = await context.newPage()
  await page.goto(new URL(screen, `${url}/`).href)
  await page.locator('.demo button').filter({ hasText: screens[screen] }).click()
  await page.locator('.fresh.live').waitFor()
  await page.waitForLoadState('networkidle').catch(() => {})
  await prepare(page)
  await page.screenshot({ path: new URL(`${name}.png`, folder).pathname })
  await context.close()
  console.log(`${name}.png`)
}

/** A table with guests, so that its orders stand beside the plan. @param {import('playwright-core').Page} page */
async function openATable(page) {
  await page.locator('.table, .plan button').filter({ hasText: '€' }).first().click()
}
