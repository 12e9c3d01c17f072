export { readPressCondition } from './condition.ts'
export type { PressFile } from './facts.ts'
export { press } from './format.ts'
export { pressReady } from './press-ready.ts'
