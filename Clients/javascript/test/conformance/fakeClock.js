/** A clock that stands until it is moved. */
export class FakeClock {
  #now
  #timers = []

  constructor(start) {
    this.#now = Date.parse(start)
  }

  now = () => this.#now

  setTimeout = (run, ms) => {
    const timer = { run, at: this.#now + ms }
    this.#timers.push(timer)
    return timer
  }

  clearTimeout = timer => {
    this.#timers = this.#timers.filter(other => other !== timer)
  }

  /** Moves on; the timers that are due run one after the other, each with all that follows from it. */
  async pass(seconds, settle) {
    const end = this.#now + seconds * 1000
    for (;;) {
      const [next] = this.#timers.filter(timer => timer.at <= end).sort((a, b) => a.at - b.at)
      if (!next) break
      this.#now = Math.max(this.#now, next.at)
      this.clearTimeout(next)
      next.run()
      await settle()
    }
    this.#now = end
  }
}
