import * as v from 'valibot'

import { paperNames, parsePaper } from '../../model/paper.ts'

/** One of several values, and what they are where it is another. */
const choice = <const T extends readonly (string | number)[]>(values: T) =>
  v.picklist(values, `must be one of ${values.join(', ')}`)

const paper = v.pipe(
  v.string(),
  v.check(
    (text) => parsePaper(text) !== undefined,
    `is no size of paper: ${paperNames.join(', ')}, 210x297mm, 8.5x11in`,
  ),
  v.description('The paper in the printer: a4, letter, 210x297mm, 8.5x11in'),
)

const marks = v.pipe(
  v.array(choice(['fold', 'cut', 'staple'])),
  v.description('Hairlines to print: fold, cut, staple'),
)

const cover = v.pipe(
  v.boolean(),
  v.description('Blank pages go before the last page, which stays at the back as a cover'),
)

const count = v.pipe(v.number(), v.integer(), v.minValue(1))

/** What may be said of a booklet, but for its paper, which each edition chooses for itself. */
const bookletEntries = {
  binding: v.optional(
    v.pipe(
      choice(['saddle', 'signatures', 'perfect']),
      v.description(
        'saddle: folded once and stapled; signatures: folded in parts, to be sewn; perfect: leaves, to be glued',
      ),
    ),
    'saddle',
  ),
  sheets: v.optional(
    v.pipe(
      count,
      v.maxValue(100),
      v.description('Sheets of each signature; by default the fewest blank pages'),
    ),
  ),
  flip: v.optional(
    v.pipe(
      choice(['short', 'long', 'manual']),
      v.description('The edge on which the printer turns the sheet; manual: fronts and backs in two files'),
    ),
    'short',
  ),
  cover: v.optional(cover, false),
  up: v.optional(v.pipe(choice([2, 4]), v.description('Pages on a side of the sheet')), 2),
  thickness: v.optional(
    v.pipe(
      v.number(),
      v.minValue(0),
      v.maxValue(1),
      v.description('Of one sheet, mm: 0.10 is usual paper of 80 g/m²'),
    ),
    0.1,
  ),
  creep: v.optional(
    v.pipe(
      v.boolean(),
      v.description('Move the pages of inner sheets towards the fold, which thick paper pushes out'),
    ),
    true,
  ),
  marks: v.optional(marks, []),
  copies: v.optional(
    v.pipe(
      choice([1, 2]),
      v.description('Of a booklet with four pages up: 2 alike, or 1 whose halves are laid on each other'),
    ),
  ),
}

/** @param usual The paper where nothing else is said. */
export const bookletOptions = (usual: string) =>
  v.strictObject({ paper: v.optional(paper, usual), ...bookletEntries })

/** @param usual The paper where nothing else is said. */
export const zineOptions = (usual: string) =>
  v.strictObject({
    paper: v.optional(paper, usual),
    cover: v.optional(cover, true),
    marks: v.optional(marks, ['cut']),
  })

export type BookletOptions = v.InferOutput<ReturnType<typeof bookletOptions>>

export type ZineOptions = v.InferOutput<ReturnType<typeof zineOptions>>
