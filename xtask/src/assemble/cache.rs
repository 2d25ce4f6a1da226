//! Results of slow steps, kept by the content that they were made from.

use crate::digest;
use crate::failure::{Explain, Result};
use crate::project::Project;
use std::fs;
use std::path::PathBuf;

/// A folder of results.
pub(super) struct Cache {
    folder: PathBuf,
}

impl Cache {
    pub(super) fn open(project: &Project) -> Result<Self> {
        let folder = project.scratch().join("cache");
        fs::create_dir_all(&folder)
            .explain("opening the cache in target/", "see that target/ can be written to")?;
        Ok(Self { folder })
    }

    /// What `make` made when it was last asked with the same inputs, or makes now.
    pub(super) fn get(
        &self,
        kind: &str,
        inputs: &[&[u8]],
        make: impl FnOnce() -> Result<Vec<u8>>,
    ) -> Result<Vec<u8>> {
        let file = self.folder.join(format!("{kind}-{}", digest::hex(inputs)));
        if let Ok(result) = fs::read(&file) {
            return Ok(result);
        }
        let result = make()?;
        // Under another name first: a run that is broken off leaves nothing that looks whole.
        let unfinished = file.with_extension(std::process::id().to_string());
        fs::write(&unfinished, &result)
            .and_then(|()| fs::rename(&unfinished, &file))
            .explain("keeping a result in target/", "see that the disk is not full")?;
        Ok(result)
    }
}
