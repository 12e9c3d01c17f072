import { eyesOn, isInSight, type Sight } from './sight.ts'
import type { Facts, Look, Reader } from './reader.ts'

/** A book that was read from one page to the next, to its end. */
export interface Journey {
  /** How many screens it took. */
  readonly screens: number
  /** Those with nothing on them that was not seen before, counted from 0. */
  readonly empty: readonly number[]
  /** What was seen of each file of the spine, in the order in which they came. */
  readonly files: readonly (Sight & { readonly index: number })[]
}

/** A link that was followed. */
export interface Step {
  readonly from: string
  readonly to: string
  /** What is wrong: undefined where the reader came to the place that the link names. */
  readonly fault?: string
}

export interface Way {
  /** Each place is gone to once. */
  readonly isDistinct: boolean
  /** From there, take the link that leads back to where the first one stands. */
  readonly isBack: boolean
}

/** What a test asks of a reader that runs in its page. */
export interface Session {
  open(address: string): Promise<Facts>
  read(look?: Look): Promise<Journey>
  /** Go to an address of the reader's own; gives the words of the place, or undefined where it isn't on the screen. */
  visit(href: string): Promise<string | undefined>
  followLinks(selector: string, way: Way): Promise<readonly Step[]>
}

declare global {
  var session: Session
}

/** Where the reader has started, a test can begin. */
export function begin(reader: Reader): void {
  globalThis.session = {
    open: (address) => reader.open(address),
    read: (look) => read(reader, look),
    visit: (href) => visit(reader, href),
    followLinks: (selector, way) => followLinks(reader, selector, way),
  }
}

async function read(reader: Reader, look?: Look): Promise<Journey> {
  await reader.go(0)
  if (look) await reader.dress(look)
  const paper = look?.isDark ? 'rgb(17, 17, 17)' : 'rgb(255, 255, 255)'
  const eyes = new Map<number, ReturnType<typeof eyesOn>>()
  const empty: number[] = []
  let screens = 0
  do {
    const shown = reader.shown()
    for (const { index, document: each } of shown) if (!eyes.has(index)) eyes.set(index, eyesOn(each, paper))
    const fresh = shown.filter(({ index }) => eyes.get(index)?.look())
    if (fresh.length === 0) empty.push(screens)
    screens++
    if (screens > 2000) throw new Error('The book has no end')
  } while (await reader.next())
  return { screens, empty, files: [...eyes].map(([index, pair]) => ({ index, ...pair.told() })) }
}

async function visit(reader: Reader, href: string): Promise<string | undefined> {
  await reader.go(href)
  const [, id] = href.split('#')
  for (const { document: each } of reader.shown()) {
    const element = id ? each.getElementById(id) : each.body
    const named = id ? element : each.querySelector('section')
    if (element && isInSight(element)) return named?.ariaLabel ?? element.textContent ?? ''
  }
  return undefined
}

/** Follow every link of a kind, in the order of the book. */
async function followLinks(reader: Reader, selector: string, { isDistinct, isBack }: Way): Promise<Step[]> {
  const steps: Step[] = []
  const known = new Set<string>()
  for (let index = 0; index < reader.length; index++) {
    await reader.go(index)
    for (const [at, { href }] of links(reader, selector).entries()) {
      if (isDistinct && known.has(href)) continue
      known.add(href)
      if (!reader.shown().some((shown) => shown.index === index)) await reader.go(index)
      const link = links(reader, selector)[at]
      if (!link) throw new Error(`The link to ${href} is gone`)
      const step = { from: link.element.closest('[id]')?.id ?? '', to: href }
      const there = await follow(reader, link.element)
      const fault = there ?? (isBack ? await wayBack(reader, href, step.from) : undefined)
      steps.push({ ...step, ...(fault !== undefined && { fault }) })
    }
  }
  return steps
}

interface Link {
  readonly element: HTMLAnchorElement
  readonly href: string
}

const links = (reader: Reader, selector: string): Link[] =>
  reader
    .shown()
    .flatMap(({ document: each }) => [...each.querySelectorAll<HTMLAnchorElement>(selector)])
    .map((element) => ({ element, href: element.getAttribute('href') ?? '' }))
    .filter(({ href }) => !/^[a-z]+:/.test(href))

/** Click, and look where one is; gives what is wrong with it. */
async function follow(reader: Reader, link: HTMLAnchorElement): Promise<string | undefined> {
  const [, id = ''] = (link.getAttribute('href') ?? '').split('#')
  const isMoved = await Promise.race([reader.following(() => link.click()).then(() => true), pause(3000)])
  if (!isMoved) return `The reader stays where it is`
  const target = place(reader, decodeURIComponent(id))
  if (!target) return `There is no ${id} on the screen`
  return isInSight(target) ? undefined : `${id} is out of sight`
}

/** @param time in ms */
const pause = (time: number): Promise<undefined> => new Promise((resolve) => setTimeout(resolve, time))

const place = (reader: Reader, id: string): Element | undefined =>
  reader
    .shown()
    .map(({ document: each }) => (id ? each.getElementById(id) : each.body))
    .find((element) => element !== null) ?? undefined

async function wayBack(reader: Reader, href: string, call: string): Promise<string | undefined> {
  const note = place(reader, href.split('#')[1] ?? '')
  const back = [...(note?.querySelectorAll<HTMLAnchorElement>('a') ?? [])].find((link) =>
    link.getAttribute('href')?.endsWith(`#${call}`),
  )
  return back ? follow(reader, back) : `No way back to ${call}`
}
