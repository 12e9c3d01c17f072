/**
 * What a PostScript calculator function gives (ISO 32000-1, 7.10.5).
 *
 * @param code With its braces.
 * @returns undefined where it uses an operator that the browser's gradients do not.
 */
export function calculator(code: string): ((input: readonly number[]) => readonly number[]) | undefined {
  const words = code.match(/[{}]|[^\s{}]+/g) ?? []
  const program = parse(words.slice(1))
  if (!isKnown(program)) return undefined
  return (input) => {
    const stack = [...input]
    run(program, stack)
    return stack
  }
}

type Word = number | string | readonly Word[]

/** Takes words up to the brace that closes, and leaves the rest. */
function parse(words: string[]): Word[] {
  const program: Word[] = []
  for (let word = words.shift(); word !== undefined && word !== '}'; word = words.shift()) {
    const number = Number(word)
    program.push(word === '{' ? parse(words) : Number.isNaN(number) ? word : number)
  }
  return program
}

const isKnown = (program: readonly Word[]): boolean =>
  program.every((word) =>
    typeof word === 'object' ? isKnown(word) : typeof word === 'number' || Object.hasOwn(operators, word),
  )

/** Truth is 1 and 0: what is compared is only ever asked for by `if`. */
function run(program: readonly Word[], stack: number[]): void {
  const blocks: (readonly Word[])[] = []
  for (const word of program) {
    if (typeof word === 'object') blocks.push(word)
    else if (typeof word === 'number') stack.push(word)
    else if (word === 'if') {
      const then = blocks.pop() ?? []
      if (stack.pop()) run(then, stack)
    } else if (word === 'ifelse') {
      const [then = [], otherwise = []] = blocks.splice(-2)
      run(stack.pop() ? then : otherwise, stack)
    } else operators[word]?.(stack)
  }
}

const one = (by: (a: number) => number) => (stack: number[]) => void stack.push(by(stack.pop() ?? 0))

const two = (by: (a: number, b: number) => number) => (stack: number[]) => {
  const [a = 0, b = 0] = stack.splice(-2)
  stack.push(by(a, b))
}

const degrees = 180 / Math.PI

const operators: Readonly<Record<string, (stack: number[]) => void>> = {
  if: () => {},
  ifelse: () => {},
  abs: one(Math.abs),
  neg: one((a) => -a),
  sqrt: one(Math.sqrt),
  floor: one(Math.floor),
  ceiling: one(Math.ceil),
  truncate: one(Math.trunc),
  cvi: one(Math.trunc),
  cvr: one((a) => a),
  sin: one((a) => Math.sin(a / degrees)),
  cos: one((a) => Math.cos(a / degrees)),
  not: one((a) => (a ? 0 : 1)),
  add: two((a, b) => a + b),
  sub: two((a, b) => a - b),
  mul: two((a, b) => a * b),
  div: two((a, b) => a / b),
  mod: two((a, b) => a % b),
  atan: two((a, b) => (Math.atan2(a, b) * degrees + 360) % 360),
  exp: two((a, b) => a ** b),
  eq: two((a, b) => Number(a === b)),
  ne: two((a, b) => Number(a !== b)),
  gt: two((a, b) => Number(a > b)),
  ge: two((a, b) => Number(a >= b)),
  lt: two((a, b) => Number(a < b)),
  le: two((a, b) => Number(a <= b)),
  and: two((a, b) => Number(a && b)),
  or: two((a, b) => Number(a || b)),
  pop: (stack) => void stack.pop(),
  dup: (stack) => void stack.push(stack.at(-1) ?? 0),
  exch: (stack) => void stack.push(...stack.splice(-2).toReversed()),
  copy: (stack) => {
    const count = stack.pop() ?? 0
    if (count > 0) stack.push(...stack.slice(-count))
  },
  index: (stack) => {
    const below = stack.pop() ?? 0
    stack.push(stack.at(-1 - below) ?? 0)
  },
  roll: (stack) => {
    const [count = 0, by = 0] = stack.splice(-2)
    const moved = count > 0 ? stack.splice(-count) : []
    const turn = count > 0 ? ((by % count) + count) % count : 0
    stack.push(...moved.slice(moved.length - turn), ...moved.slice(0, moved.length - turn))
  },
}
