//! What does not change once it is drawn, as HTML: far fewer bytes of program than a component for each element.
//!
//! Text gets into it by [`escape`] only: [`element`] takes values of attributes as they are and escapes them, and
//! its content is HTML that was made here.

/// A text as the content of an element or the value of an attribute.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(character),
        }
    }
    out
}

/// An element with its attributes and its content, which is HTML. An attribute without a value is left out.
#[must_use]
pub fn element(tag: &str, attributes: &[(&str, &str)], content: &str) -> String {
    let mut out = String::with_capacity(content.len() + 64);
    out.push('<');
    out.push_str(tag);
    for (name, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        out.push_str(&escape(value));
        out.push('"');
    }
    out.push('>');
    out.push_str(content);
    out.push_str("</");
    out.push_str(tag);
    out.push('>');
    out
}

/// An element with a text in it.
#[must_use]
pub fn text_element(tag: &str, class: &str, text: &str) -> String {
    element(tag, &[("class", class)], &escape(text))
}

/// An element with words of the corpus in it.
#[must_use]
pub fn printed_element(tag: &str, class: &str, text: &str) -> String {
    element(tag, &[("class", class), ("lang", "zh-Hans")], &escape(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        assert_eq!(escape("<b a=\"1\">&"), "&lt;b a=&quot;1&quot;&gt;&amp;");
        assert_eq!(
            element("a", &[("href", "#/find?q=1&page=\"2\""), ("class", "")], &escape("<人社>")),
            "<a href=\"#/find?q=1&amp;page=&quot;2&quot;\">&lt;人社&gt;</a>"
        );
        assert_eq!(printed_element("p", "x", "&"), "<p class=\"x\" lang=\"zh-Hans\">&amp;</p>");
    }
}
