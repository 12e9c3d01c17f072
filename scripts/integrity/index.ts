export {
  type ComparedFile,
  compareFolder,
  compareRebuilt,
  type FileState,
  type RebuiltFile,
  staysBelow,
} from './compare.ts'
export { keyName, MinisignError } from './minisign/lines.ts'
export { type PublicKey, readPublicKey } from './minisign/public-key.ts'
export { readSecretKey, type SecretKey } from './minisign/secret-key.ts'
export { type Verdict, verify } from './minisign/verify.ts'
export { seal, type Signer } from './seal.ts'
export { type FolderFile, sha256, sumsOf } from './sums.ts'
