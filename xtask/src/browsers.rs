//! The browsers that the tests and measurements drive, and the fonts that they need.

use crate::failure::{Failure, Result};
use crate::run;
use crate::system::{self, Package, program};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Installs the browsers that are missing.
pub(crate) fn ensure() -> Result<()> {
    system::ensure("browsers and fonts for the tests", PACKAGES)
}

/// Installs Chromium where it is missing.
pub(crate) fn ensure_chromium() -> Result<()> {
    system::ensure("Chromium and fonts", &PACKAGES[..2])
}

const PACKAGES: &[Package] = &[
    Package { name: "chromium", is_there: || chromium().is_some() },
    Package { name: "fonts-noto-cjk", is_there: has_chinese_font },
    Package { name: "firefox-esr", is_there: || firefox().is_some() },
    Package {
        name: "webkit2gtk-driver",
        is_there: || program("WebKitWebDriver").is_some() && mini_browser().is_some(),
    },
    Package { name: "xvfb", is_there: || program("Xvfb").is_some() },
];

/// Tells a script where the browsers are.
pub(crate) fn tell(script: &mut Command) -> Result<()> {
    let found = [
        ("YUEBAO_CHROMIUM", chromium()),
        ("YUEBAO_FIREFOX", firefox()),
        ("YUEBAO_WEBKIT_DRIVER", program("WebKitWebDriver")),
        ("YUEBAO_MINIBROWSER", mini_browser()),
        ("YUEBAO_XVFB", program("Xvfb")),
    ];
    for (variable, path) in found {
        if let Some(path) = path {
            script.env(variable, path);
        }
    }
    if chromium().is_none() {
        return Err(Failure::new(
            "looking for Chromium",
            "it is not on PATH",
            "install it, or put it on PATH",
        ));
    }
    Ok(())
}

fn chromium() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].into_iter().find_map(program)
}

fn firefox() -> Option<PathBuf> {
    ["firefox-esr", "firefox"].into_iter().find_map(program)
}

/// The browser that WebKitGTK's driver starts: it lies beside the library, in a folder named by the architecture and
/// the library's version.
fn mini_browser() -> Option<PathBuf> {
    let folders = ["/usr/lib", "/usr/libexec"].into_iter().flat_map(|folder| subfolders(Path::new(folder)));
    let nested = folders.flat_map(|folder| subfolders(&folder).chain([folder]).collect::<Vec<_>>());
    nested.map(|folder| folder.join("MiniBrowser")).find(|file| file.is_file())
}

fn subfolders(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(std::result::Result::ok);
    entries.map(|entry| entry.path()).filter(|path| path.is_dir())
}

fn has_chinese_font() -> bool {
    let list = run::capture("", Command::new("fc-list").args([":lang=zh", "family"]), "");
    list.is_ok_and(|families| !families.trim().is_empty())
}
