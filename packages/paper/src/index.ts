export * from './figures.ts';
export * from './paper.ts';
export * from './sheet.ts';
export { openSigner, type SigningFiles, SigningFilesError } from './signing.ts';
export { TypesettingError } from './typesetter.ts';
