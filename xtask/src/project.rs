//! Where things are.

use crate::failure::{Explain, Result};
use std::env;
use std::path::{Path, PathBuf};

/// The folders that the commands work in.
pub(crate) struct Project {
    /// The workspace root.
    pub(crate) root: PathBuf,
    /// Programs that are installed for this project: `.tools`, or a folder that several clones share.
    pub(crate) tools: PathBuf,
}

impl Project {
    /// Asks cargo, which sets the variable for what it runs, so that no path is compiled in.
    pub(crate) fn locate() -> Result<Self> {
        let manifest =
            env::var("CARGO_MANIFEST_DIR").explain("finding the project", "call this as `cargo xtask`")?;
        let root = Path::new(&manifest).parent().unwrap_or(Path::new(".")).to_path_buf();
        let tools = env::var_os("YUEBAO_TOOLS").filter(|folder| !folder.is_empty());
        let tools = root.join(tools.unwrap_or_else(|| ".tools".into()));
        Ok(Self { root, tools })
    }

    /// The finished site.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Whatever can be made again.
    pub(crate) fn scratch(&self) -> PathBuf {
        self.root.join("target").join("xtask")
    }
}
