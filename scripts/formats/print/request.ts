import { type Paper, parsePaper } from '../../model/paper.ts'
import { ImpositionError } from './plan.ts'

/** A playing card has 57 mm; a printer's paper begins above it. */
const smallestSide = 50

/** @throws {ImpositionError} where there is nothing to bind. */
export function checkPages(pages: number): void {
  if (!Number.isInteger(pages) || pages < 1)
    throw new ImpositionError('The file has no pages to put on paper')
}

/** @throws {ImpositionError} where it names no paper, or one too small for any printer. */
export function paperOf(name: string): Paper {
  const paper = parsePaper(name)
  if (!paper)
    throw new ImpositionError(`“${name}” is no size of paper: try a4, letter, 210x297mm or 8.5x11in`)
  if (Math.min(paper.width, paper.height) < smallestSide)
    throw new ImpositionError(`Paper of ${name} is too small: each side needs ${smallestSide} mm or more`)
  return paper
}
