//! Yuebao 阅报 reads Chinese newspaper pages, segments them, searches them exactly and counts them, on the
//! reader's own machine.
//!
//! Data flows one way, in the order of the modules below; each knows only those above it.
//!
//! ```text
//! bytes ─decode→ text ─parse→ page + articles ─segment→ tokens ─extract→ facts ─build→ pack (bytes)
//! pack ─open→ index      query text ─parse→ query ─evaluate→ hits ─ protocol ═ worker ═ views
//! ```

pub mod text;

pub mod corpus;

pub mod segment;

pub mod extract;

pub mod index;

pub mod query;

pub mod protocol;

pub mod engine;

pub mod view;

#[cfg(target_arch = "wasm32")]
pub mod app;

#[cfg(target_arch = "wasm32")]
pub mod worker;

#[cfg(not(target_arch = "wasm32"))]
pub mod native;
