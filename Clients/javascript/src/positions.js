/** @typedef {import('../generated/hubs.js').StreamSeqs} StreamSeqs */
/** @typedef {import('../generated/hubs.js').Beacon} Beacon */
/** @typedef {{ epoch: string, seq: number, streams: StreamSeqs }} ReplyPosition */

/**
 * A message's place in the log and on its stream.
 *
 * @typedef {object} Envelope
 * @property {number} seq
 * @property {keyof StreamSeqs} stream
 * @property {number | null} prev Null: derived, not in the log.
 */

/**
 * Where a screen is.
 *
 * @typedef {object} Position
 * @property {string | null} epoch The history that the seqs are of; null before the first Join.
 * @property {number} completeUpTo It has everything on all streams up to here, and resumes from here.
 * @property {StreamSeqs} streams The last seq applied on each stream.
 */

/**
 * What a screen has of each stream. These rules are the whole of why it misses nothing and shows nothing twice: docs/protocol.md of the
 * server, "What a client does".
 */
export class Positions {
  /** @type {string | null} */
  #epoch = null
  #completeUpTo = 0
  #streams = { restaurant: 0, role: 0, user: 0 }
  #snapshotSeq = 0
  /** @type {Map<string, number>} */
  #figures = new Map()

  /** @returns {Position} */
  get now() {
    return { epoch: this.#epoch, completeUpTo: this.#completeUpTo, streams: { ...this.#streams } }
  }

  /** What to join with. */
  get resumeFrom() {
    return this.#epoch === null ? {} : { epoch: this.#epoch, after: this.#completeUpTo }
  }

  /**
   * Rule 4: judges a message, and moves on when it is the next one.
   *
   * @param {string} event
   * @param {Envelope} message
   * @returns {'apply' | 'drop' | 'gap'}
   */
  judge(event, { seq, stream, prev }) {
    if (prev === null) return this.#judgeFigures(event, seq)
    if (seq <= this.#streams[stream]) return 'drop'
    if (prev !== this.#streams[stream]) return 'gap'
    this.#streams[stream] = seq
    return 'apply'
  }

  // Figures are not in the log: of two the one of the later seq is newer, and no position moves.
  /** @param {string} event @param {number} seq */
  #judgeFigures(event, seq) {
    if (seq < (this.#figures.get(event) ?? this.#snapshotSeq)) return 'drop'
    this.#figures.set(event, seq)
    return 'apply'
  }

  /**
   * Rule 5: false when the beacon shows that something is missing. Else everything up to its seq is there.
   *
   * @param {Beacon} beacon
   */
  agreesWith({ epoch, seq, streams }) {
    if (epoch !== this.#epoch || this.isBehind(streams)) return false
    this.completeTo(seq)
    return true
  }

  /** @param {StreamSeqs} server */
  isBehind(server) {
    const own = this.#streams
    return server.restaurant > own.restaurant || server.role > own.role || server.user > own.user
  }

  // Only ever forward: a node that lags behind the one before may answer with an older seq.
  /** @param {number} seq */
  completeTo(seq) {
    this.#completeUpTo = Math.max(this.#completeUpTo, seq)
  }

  /**
   * Rule 3: a snapshot replaces everything, be it older than what was there.
   *
   * @param {ReplyPosition} reply
   */
  replaceBy({ epoch, seq, streams }) {
    this.#epoch = epoch
    this.#completeUpTo = this.#snapshotSeq = seq
    this.#streams = { ...streams }
    this.#figures.clear()
  }
}
