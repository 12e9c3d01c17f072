import { type Measured, measured } from './claim.ts'
import { isAnimated } from './styles.ts'
import { has, picturesOf, readPages, type Work } from './work.ts'

type Measure = (work: Work) => Measured

/** Words of the table of contents are not of the work. */
const isRead = (work: Work): boolean => readPages(work).some(({ hasWords }) => hasWords)
/** A cover is not of the work's own pictures. */
const isSeen = (work: Work): boolean => has(work, 'video') || picturesOf(work).some(({ isCover }) => !isCover)
const isHeard = (work: Work): boolean => has(work, 'audio', 'video')
const isDescribed = (work: Work): boolean => picturesOf(work).every(({ description }) => description !== '')

/** The ways in which a work is taken in. */
export const modes: Readonly<Record<string, Measure>> = {
  textual: (work) => measured(isRead(work), isRead(work) ? 'there is text' : 'there is no text'),
  visual: (work) => measured(isSeen(work), isSeen(work) ? 'there are pictures' : 'there are no pictures'),
  auditory: (work) => measured(isHeard(work), isHeard(work) ? 'there is sound' : 'there is no sound'),
}

/** Whether these modes together are enough for all of it: `textual`, `textual,visual`. */
export function suffices(claim: string, work: Work): Measured | undefined {
  const given = new Set(claim.split(/[\s,]+/).filter(Boolean))
  if ([...given].some((mode) => !modes[mode])) return undefined
  const lacking = [
    isRead(work) && !given.has('textual') && 'text needs to be read',
    isSeen(work) &&
      !given.has('visual') &&
      !isDescribed(work) &&
      'pictures without a description need to be seen',
    isHeard(work) && !given.has('auditory') && 'sound needs to be heard',
  ].find((reason) => reason !== false)
  return measured(lacking === undefined, lacking ?? 'nothing else is needed')
}

const moves = (work: Work): string | undefined => {
  if (has(work, 'video', 'object', 'embed', 'iframe')) return 'there are films or embedded things'
  if (has(work, 'script', 'canvas')) return 'there are scripts'
  if (work.moving.length > 0) return `${work.moving[0]} may move`
  return isAnimated(work.css) || has(work, 'animate', 'animateTransform', 'animateMotion')
    ? 'something moves'
    : undefined
}

const noMotion: Measure = (work) => measured(moves(work) === undefined, moves(work) ?? 'nothing moves')
const noSound: Measure = (work) =>
  measured(!isHeard(work), isHeard(work) ? 'there is sound' : 'nothing sounds')

/** Hazards that a work is said to be free of. Whether what moves is one, no program can tell. */
export const hazards: Readonly<Record<string, Measure>> = {
  none: (work) => (noMotion(work).isTrue ? noSound(work) : noMotion(work)),
  noFlashingHazard: noMotion,
  noMotionSimulationHazard: noMotion,
  noSoundHazard: noSound,
  unknown: () => measured(true, 'nothing is said'),
}
