export { cite } from './cite.ts'
export { decodeKey, encodeKey } from './key.ts'
export { readReferences } from './references.ts'
export { checkStyle, loadStyle, type Style } from './style.ts'
