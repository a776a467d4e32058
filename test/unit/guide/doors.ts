export { openLibrary } from '../../../src/guide/library.ts';
export * from '../../../src/guide/page.ts';
