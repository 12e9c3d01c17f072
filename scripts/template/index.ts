export { chooseTemplate, chooseWords } from './choose.ts'
export { readTemplate } from './template.ts'
export { readWords } from './words.ts'
