//! The codec as a user of the derives sees it: what models read and write, in JSON and elsewhere.

mod formats;
mod models;
mod scalars;
mod unions;
