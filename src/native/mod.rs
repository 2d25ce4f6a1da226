//! The machine outside the browser: files, the assets that the build script made, and the command line.

pub mod analyse;
pub mod assets;
pub mod command;
pub mod files;
pub mod manifest;
