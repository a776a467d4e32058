/** The door to a page of the handbook: read it, lay it out. Pure. */
export { tableOf, withComputed } from './computed.ts';
export { type GuideLine, layout, layoutBlocks } from './layout.ts';
export { type Block, lead, linksOf, type Page, parsePage } from './markdown.ts';
export { displayWidth } from './wrap.ts';
