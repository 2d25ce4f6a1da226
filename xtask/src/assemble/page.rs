//! `index.html`, as text that is patched in few and checked ways.

use super::Site;
use crate::failure::{Explain, Failure, Result};
use std::fs;

const CHARSET: &str = "<meta charset=\"utf-8\" />";

/// The page that Trunk has written.
pub(super) struct Page {
    html: String,
}

impl Page {
    pub(super) fn read(site: &Site) -> Result<Self> {
        let html = fs::read_to_string(site.folder.join("index.html"))
            .explain("reading the index.html that Trunk staged", "see what Trunk says above")?;
        if html.matches(CHARSET).count() != 1 {
            let cause =
                format!("it must hold `{CHARSET}` once: what belongs before all else is put behind it");
            return Err(Failure::new("reading index.html", cause, "mend index.html"));
        }
        Ok(Self { html: without_comments(&html) })
    }

    pub(super) fn write(&self, site: &Site) -> Result<()> {
        fs::write(site.folder.join("index.html"), &self.html)
            .explain("writing index.html", "see that the disk is not full")
    }

    /// Puts a new name wherever the page refers to a file beside it, and says whether it does.
    pub(super) fn rename(&mut self, old: &str, new: &str) -> bool {
        let old = format!("./{old}");
        let refers = self.html.contains(&old);
        self.html = self.html.replace(&old, &format!("./{new}"));
        refers
    }

    /// Tells the app something, by `<meta name="yuebao:…">`.
    pub(super) fn tell(&mut self, name: &str, content: &str) {
        self.insert_first(&format!("<meta name=\"yuebao:{name}\" content=\"{content}\" />"));
    }

    /// Puts an element before all others of the head, but for the one that names the encoding.
    pub(super) fn insert_first(&mut self, element: &str) {
        self.html = self.html.replacen(CHARSET, &format!("{CHARSET}\n    {element}"), 1);
    }

    pub(super) fn html(&self) -> &str {
        &self.html
    }
}

/// Comments are for those who read the source.
fn without_comments(html: &str) -> String {
    let mut kept = String::new();
    let mut rest = html;
    while let Some((before, comment)) = rest.split_once("<!--") {
        kept += before.trim_end();
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::without_comments;

    #[test]
    fn a_comment_goes_with_its_indentation() {
        assert_eq!(without_comments("<a>\n  <!-- b -->\n  <c>\n"), "<a>\n  <c>\n");
    }
}
