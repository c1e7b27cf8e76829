import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json' }
const PATIENCE = 120_000
const here = new URL('../', import.meta.url)

/**
 * Opens a page of this folder in Chromium and waits for the results that it posts to /results: a list of `{name, fault}`. Prints those
 * with a fault, and sets the exit code. `CHROMIUM` names the program; `chromium` where it is not set.
 *
 * @param {string} page Its path with its query.
 * @param {{[path: string]: unknown}} [data] What the page can fetch as JSON.
 * @param {number} [port] Of the page; any that is free if absent.
 */
export async function inChromium(page, data = {}, port = 0) {
  const { server, posted } = await serve(data, port)
  const profile = await mkdtemp(join(tmpdir(), 'chromium-'))
  const chromium = spawn(process.env.CHROMIUM ?? 'chromium', [
    '--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', `--user-data-dir=${profile}`,
    '--enable-logging=stderr', `http://127.0.0.1:${server.address().port}${page}`,
  ], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  chromium.stderr.on('data', text => { said += text })
  const gone = new Promise((_, fail) => chromium.on('error', fail).on('exit', code => fail(new Error(`Chromium ended with ${code}.`))))
  let timer
  const late = new Promise((_, fail) => { timer = setTimeout(() => fail(new Error('No results in two minutes.')), PATIENCE) })
  try {
    print(await Promise.race([posted, gone, late]))
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
}

async function serve(data, port) {
  let post
  const posted = new Promise(resolve => { post = resolve })
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost')
    if (pathname === '/results') {
      post(JSON.parse(await textOf(request)))
      return response.end()
    }
    if (pathname in data) return response.end(JSON.stringify(data[pathname]))
    const file = await readFile(new URL(`.${pathname}`, here)).catch(() => null)
    response.writeHead(file ? 200 : 404, { 'Content-Type': TYPES[extname(pathname)] ?? 'text/plain' }).end(file)
  })
  await new Promise(done => server.listen(port, '127.0.0.1', done))
  return { server, posted }
}

function print(results) {
  const failed = results.filter(({ fault }) => fault)
  for (const { name, fault } of failed) console.log(`failed: ${name}\n  ${fault}`)
  console.log(`Chromium: ${results.length - failed.length} passed, ${failed.length} failed`)
  process.exitCode = results.length > 0 && failed.length === 0 ? 0 : 1
}

async function textOf(request) {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  return text
}
