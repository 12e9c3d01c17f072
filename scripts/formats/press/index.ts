export { inkTable, readPressCondition } from './condition.ts'
export type { CoarsePicture, PressCondition, PressFacts, PressFile } from './facts.ts'
export type { InkTable } from './inks.ts'
export { pressReady } from './press-ready.ts'
