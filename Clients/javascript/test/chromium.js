/**
 * Plays the conformance cases in Chromium: serves the page with them, waits for the results that it sends back, and fails where one does.
 * `CHROMIUM` names the program; `chromium` where it is not set.
 */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json' }
const PATIENCE = 120_000

const here = new URL('../', import.meta.url)
const folder = new URL('../conformance/', here)

const cases = await Promise.all((await readdir(folder)).filter(name => name.endsWith('.json')).sort()
  .map(async file => ({ file, cases: JSON.parse(await readFile(new URL(file, folder), 'utf8')) })))

let report
const reported = new Promise(resolve => { report = resolve })
const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost')
  if (pathname === '/cases') return response.end(JSON.stringify(cases))
  if (pathname === '/results') {
    report(JSON.parse(await textOf(request)))
    return response.end()
  }
  const file = await readFile(new URL(`.${pathname}`, here)).catch(() => null)
  response.writeHead(file ? 200 : 404, { 'Content-Type': TYPES[extname(pathname)] ?? 'text/plain' }).end(file)
})
await new Promise(done => server.listen(0, '127.0.0.1', done))

const profile = await mkdtemp(join(tmpdir(), 'chromium-'))
const chromium = spawn(process.env.CHROMIUM ?? 'chromium', [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', `--user-data-dir=${profile}`,
  '--enable-logging=stderr', `http://127.0.0.1:${server.address().port}/test/chromium.html`,
], { stdio: ['ignore', 'ignore', 'pipe'] })
let said = ''
chromium.stderr.on('data', text => { said += text })
const gone = new Promise((_, fail) => chromium.on('error', fail).on('exit', code => fail(new Error(`Chromium ended with ${code}.`))))
let timer
const late = new Promise((_, fail) => { timer = setTimeout(() => fail(new Error('No results in two minutes.')), PATIENCE) })

try {
  const results = await Promise.race([reported, gone, late])
  const failed = results.filter(({ fault }) => fault)
  for (const { name, fault } of failed) console.log(`failed: ${name}\n  ${fault}`)
  console.log(`Chromium: ${results.length - failed.length} passed, ${failed.length} failed`)
  process.exitCode = results.length > 0 && failed.length === 0 ? 0 : 1
} catch (fault) {
  console.log(`${fault.message}\n${said}`)
  process.exitCode = 1
} finally {
  clearTimeout(timer)
  gone.catch(() => {})
  const exited = new Promise(done => chromium.exitCode === null && chromium.pid ? chromium.once('exit', done) : done())
  chromium.kill()
  await exited
  server.close()
  await rm(profile, { recursive: true, force: true, maxRetries: 5 })
}

async function textOf(request) {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  return text
}
