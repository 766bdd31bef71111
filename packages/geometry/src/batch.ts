// The crate `numeric` as a module for many values at once: the subpath `@millwright/geometry/batch`, apart from the rest so that
// nobody who does not ask for it carries its glue.

export { loadNumeric, type NumericModule } from './loader/numeric-module.js';
