import { language } from './words.js'

/** @typedef {import('../../Clients/javascript/generated/rest.js').Restaurant} Restaurant */
/** @typedef {Pick<Restaurant, 'currency' | 'currencyDigits' | 'timeZone' | 'locale'>} Place */

/**
 * Money, times and numbers as people at a restaurant read them: in its currency and zone, and in the language of the page.
 *
 * @param {() => Place} place
 */
export function formats(place) {
  /** @type {Map<string, Intl.NumberFormat | Intl.DateTimeFormat>} */
  const made = new Map()
  /** @template {Intl.NumberFormat | Intl.DateTimeFormat} F @param {string} key @param {() => F} make @returns {F} */
  const once = (key, make) => {
    const whole = `${language.value} ${place().currency} ${place().timeZone} ${key}`
    if (!made.has(whole)) made.set(whole, make())
    return /** @type {F} */ (made.get(whole))
  }
  /** @param {string} key @param {Intl.DateTimeFormatOptions} options @param {string | number | Date} at */
  const date = (key, options, at) =>
    once(key, () => new Intl.DateTimeFormat(language.value, {
      timeZone: place().timeZone, ...options, ...(options.hour && { hourCycle: hourCycleOf(place().locale) }),
    })).format(new Date(at))

  return {
    /** An amount in the smallest unit. @param {number} amount */
    money: amount => once('money', () => new Intl.NumberFormat(language.value, {
      style: 'currency', currency: place().currency,
      minimumFractionDigits: place().currencyDigits, maximumFractionDigits: place().currencyDigits,
    })).format(amount / 10 ** place().currencyDigits),
    /** The same without decimals, for large figures. @param {number} amount */
    roundMoney: amount => once('roundMoney', () => new Intl.NumberFormat(language.value, {
      style: 'currency', currency: place().currency, maximumFractionDigits: 0,
    })).format(amount / 10 ** place().currencyDigits),
    /** @param {number} value */
    number: value => once('number', () => new Intl.NumberFormat(language.value)).format(value),
    /** A part of 1. @param {number} part */
    percent: part => once('percent', () => new Intl.NumberFormat(language.value, {
      style: 'percent', maximumFractionDigits: 1,
    })).format(part),
    /** Hours and minutes. @param {string | number | Date} at */
    time: at => date('time', { hour: '2-digit', minute: '2-digit' }, at),
    /** With seconds. @param {string | number | Date} at */
    exactTime: at => date('exactTime', { hour: '2-digit', minute: '2-digit', second: '2-digit' }, at),
    /** @param {string | number | Date} at */
    day: at => date('day', { weekday: 'short', day: 'numeric', month: 'short' }, at),
    /** A day without a time, such as 2026-11-23. @param {string} day */
    calendarDay: day => once('calendarDay', () => new Intl.DateTimeFormat(language.value, {
      timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short',
    })).format(new Date(`${day}T00:00:00Z`)),
    /** @param {string | number | Date} at */
    dayAndTime: at => date('dayAndTime', { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }, at),
    /** Minutes and seconds: 07:40; from an hour on 1:07:40. @param {number} milliseconds */
    duration: milliseconds => {
      const two = once('two', () => new Intl.NumberFormat(language.value, { minimumIntegerDigits: 2, useGrouping: false }))
      const seconds = Math.max(0, Math.floor(milliseconds / 1000))
      const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
      const rest = `${two.format(minutes)}:${two.format(seconds % 60)}`
      return hours > 0 ? `${once('number', () => new Intl.NumberFormat(language.value)).format(hours)}:${rest}` : rest
    },
  }
}

/** Whether a restaurant's people say 20:14 or 8:14 PM follows from where it is, not from the language that one of them reads. */
const hourCycleOf = (/** @type {string | null | undefined} */ locale) =>
  new Intl.DateTimeFormat(locale ?? language.value, { hour: 'numeric' }).resolvedOptions().hourCycle
