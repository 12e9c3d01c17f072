export {
  type ComparedFile,
  compareFolder,
  compareRebuilt,
  type FileState,
  type RebuiltFile,
  staysBelow,
} from './compare.ts'
export { type Fitness, fitnessOf } from './fitness.ts'
export { keyName, MinisignError } from './minisign/lines.ts'
export { type PublicKey, readPublicKey } from './minisign/public-key.ts'
export { readSecretKey, type SecretKey } from './minisign/secret-key.ts'
export { verify } from './minisign/verify.ts'
export { seal } from './seal.ts'
export { revisionOf } from './source.ts'
export { type FolderFile, sha256, sumsOf } from './sums.ts'
export { planReplacement, type Replacement } from './replace.ts'
