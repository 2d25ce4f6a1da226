//! The content security policy: nothing leaves the browser.
//!
//! It stands in the page, since a static host may send no headers. The workers are started from Blobs and inherit it.

use super::page::Page;
use crate::digest;
use crate::failure::{Failure, Result};

/// Puts the policy before anything that it rules over.
pub(super) fn set(page: &mut Page) -> Result<()> {
    refuse_inline_styles(page)?;
    let scripts: Vec<String> = inline_scripts(page.html()).into_iter().map(digest::policy_source).collect();
    let scripts = scripts.join(" ");
    let directives = [
        "default-src 'none'".to_owned(),
        // WebAssembly counts as script that is made at run time. The start script is known by its hash: a nonce that
        // never changes would protect nothing.
        format!("script-src 'self' 'wasm-unsafe-eval' {scripts}"),
        // Only a worker that starts from a Blob inherits this policy; `'self'` is for the service worker.
        "worker-src 'self' blob:".to_owned(),
        "connect-src 'self'".to_owned(),
        "style-src 'self'".to_owned(),
        "img-src 'self' data: blob:".to_owned(),
        "font-src 'self'".to_owned(),
        "manifest-src 'self'".to_owned(),
        "base-uri 'none'".to_owned(),
        "form-action 'none'".to_owned(),
    ];
    let policy = directives.join("; ");
    page.insert_first(&format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\" />"));
    Ok(())
}

/// The policy forbids them, and a browser would leave them out with no more than a line in its console.
fn refuse_inline_styles(page: &Page) -> Result<()> {
    let found = ["<style", " style=\""].into_iter().find(|mark| page.html().contains(mark));
    found.map_or(Ok(()), |mark| {
        let cause = format!("it holds `{mark}`, which the policy forbids");
        Err(Failure::new("making the policy for index.html", cause, "move it to styles/"))
    })
}

/// The text of each script that is not a file. A plain search is enough for a page of our own, in which no comment or
/// attribute holds a script tag.
fn inline_scripts(html: &str) -> Vec<&str> {
    let elements = html.split("<script").skip(1);
    let parts = elements.filter_map(|element| element.split_once('>'));
    let inline = parts.filter(|(attributes, _)| !attributes.contains("src="));
    inline.filter_map(|(_, rest)| rest.split_once("</script>")).map(|(script, _)| script).collect()
}

#[cfg(test)]
mod tests {
    use super::inline_scripts;

    #[test]
    fn only_scripts_without_a_file_are_inline() {
        let html = "<head><script type=\"module\">import a from './b.js';</script>\
                    <script src=\"./c.js\"></script></head><script>\nd > 1\n</script>";
        assert_eq!(inline_scripts(html), ["import a from './b.js';", "\nd > 1\n"]);
    }
}
