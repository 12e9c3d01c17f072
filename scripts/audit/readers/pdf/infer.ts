import type { Imposed } from './folded.ts'
import type { PageText } from './runs.ts'
import type { Source } from './source.ts'

/**
 * Whether the pages of a file are sides of sheets, and of which kind.
 *
 * Such a file asks the printer not to scale it (ISO 32000-1, 12.2), its pages lie, and nothing is set across their
 * middle. One side alone whose upper row stands on its head is a zine.
 */
export function inferImposed({ pages: sides, wishes }: Source): Imposed | undefined {
  if (wishes.PrintScaling !== 'None' || !sides.every(isLying)) return undefined
  const fromRight = wishes.Direction === 'R2L' && { isFromRight: true }
  const [side] = sides
  if (sides.length === 1 && side && isZine(side)) return { scheme: 'zine', ...fromRight }
  return sides.length % 2 === 0 && sides.every(isParted) ? { scheme: 'saddle', ...fromRight } : undefined
}

const isLying = ({ box: [left, bottom, right, top] }: PageText): boolean => right - left > top - bottom

const isParted = ({ runs, box: [left, , right] }: PageText): boolean => {
  const middle = (left + right) / 2
  return runs.every(({ text, x, width, turn }) => {
    const [from, to] = turn === 180 ? [x - width, x] : [x, x + width]
    return text.trim() === '' || from >= middle - 1 || to <= middle + 1
  })
}

const isZine = ({ runs, box: [, bottom, , top] }: PageText): boolean => {
  const said = runs.filter(({ text }) => text.trim() !== '')
  const isRight = ({ y, turn }: (typeof said)[number]): boolean => turn === (y > (bottom + top) / 2 ? 180 : 0)
  return said.some(({ turn }) => turn === 180) && said.every(isRight)
}
