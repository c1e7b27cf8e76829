// Copies the libraries of the screens from the locked npm packages into lib/. With --check it changes nothing, and fails if a copy differs.
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'

const lib = new URL('../lib/', import.meta.url)
const modules = new URL('../node_modules/', import.meta.url)
const isCheck = process.argv.includes('--check')

/** Package, file in it, name in lib/. */
const files = [
  ['preact', 'dist/preact.mjs', 'preact.js'],
  ['preact', 'hooks/dist/hooks.mjs', 'hooks.js'],
  ['@preact/signals-core', 'dist/signals-core.mjs', 'signals-core.js'],
  ['@preact/signals', 'dist/signals.mjs', 'signals.js'],
  ['htm', 'dist/htm.mjs', 'htm.js'],
  ['uplot', 'dist/uPlot.esm.js', 'uplot.js'],
  ['uplot', 'dist/uPlot.min.css', 'uplot.css'],
  ['@microsoft/signalr', 'dist/browser/signalr.min.js', 'signalr.js'],
]

// Browsers resolve no bare names without an import map, and a strict Content-Security-Policy allows no inline one.
const names = { preact: 'preact', 'preact/hooks': 'hooks', '@preact/signals-core': 'signals-core' }

const packages = [...new Set(files.map(([name]) => name))].sort()
const wanted = new Map()
for (const [name, from, to] of files) wanted.set(to, forBrowsers(await readFile(new URL(`${name}/${from}`, modules), 'utf8')))
for (const name of packages) wanted.set(`licences/${name.replace('/', '-').replace('@', '')}.txt`, await licence(name))
wanted.set('versions.json', `${JSON.stringify(Object.fromEntries(await Promise.all(packages.map(describe))), null, 2)}\n`)

const wrong = []
for (const [to, text] of wanted) {
  const file = new URL(to, lib)
  if (await readFile(file, 'utf8').catch(() => null) === text) continue
  wrong.push(to)
  if (isCheck) continue
  await mkdir(new URL('.', file), { recursive: true })
  await writeFile(file, text)
}
if (wrong.length > 0) console.log(`${isCheck ? 'Differs from the locked packages' : 'Written'}: ${wrong.join(', ')}`)
process.exitCode = isCheck && wrong.length > 0 ? 1 : 0

/** @param {string} text */
function forBrowsers(text) {
  return text
    .replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n')
    .replace(/(from\s*|import\s*)(["'])([^"'./][^"']*)\2/g, (whole, keyword, quote, name) =>
      names[name] ? `${keyword}${quote}./${names[name]}.js${quote}` : whole)
}

/** @param {string} name */
async function licence(name) {
  const folder = new URL(`${name}/`, modules)
  const file = (await readdir(folder)).find(entry => /^licen[cs]e/i.test(entry))
  if (file) return readFile(new URL(file, folder), 'utf8')
  const { license, author } = JSON.parse(await readFile(new URL('package.json', folder), 'utf8'))
  return `${license}\n${author?.name ?? author ?? ''}\n`
}

/** @param {string} name @returns {Promise<[string, object]>} */
async function describe(name) {
  const { version, license } = JSON.parse(await readFile(new URL(`${name}/package.json`, modules), 'utf8'))
  return [name, { version, license }]
}
