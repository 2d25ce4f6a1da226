//! What changes in a view, boxed: Leptos compiles its machinery for each type of closure, and there are many closures
//! but only these few boxes. The program is a third smaller for it.

use leptos::prelude::*;

/// The value of an attribute that changes; without a value the attribute goes.
pub(crate) type Value = Box<dyn FnMut() -> Option<String> + Send>;

/// A part of a view that is drawn anew whenever what it reads changes.
pub(crate) fn live(draw: impl FnMut() -> AnyView + Send + 'static) -> AnyView {
    let draw: Box<dyn FnMut() -> AnyView + Send> = Box::new(draw);
    draw.into_any()
}

/// A text that changes.
pub(crate) fn text(say: impl FnMut() -> Option<String> + Send + 'static) -> AnyView {
    value(say).into_any()
}

/// An attribute that changes.
pub(crate) fn value(say: impl FnMut() -> Option<String> + Send + 'static) -> Value {
    Box::new(say)
}

/// A condition that changes.
pub(crate) fn condition(hold: impl FnMut() -> bool + Send + 'static) -> Box<dyn FnMut() -> bool + Send> {
    Box::new(hold)
}

/// Does something now and whenever what it reads changes.
pub(crate) fn whenever(run: impl FnMut() + 'static) {
    let run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(run);
}

/// No view.
pub(crate) fn nothing() -> AnyView {
    ().into_any()
}
