//! What a command says when it cannot go on: which step, why, and what to do about it.

use std::fmt;

/// A step that did not work.
#[derive(Debug)]
pub(crate) struct Failure {
    step: String,
    cause: String,
    fix: String,
}

pub(crate) type Result<T> = std::result::Result<T, Failure>;

impl Failure {
    pub(crate) fn new(step: impl Into<String>, cause: impl fmt::Display, fix: impl Into<String>) -> Self {
        Self { step: step.into(), cause: cause.to_string(), fix: fix.into() }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "failed: {}\n cause: {}\n   fix: {}", self.step, self.cause, self.fix)
    }
}

/// Turns any error into a [`Failure`] by saying what was being done and what helps.
pub(crate) trait Explain<T> {
    fn explain(self, step: impl Into<String>, fix: impl Into<String>) -> Result<T>;
}

impl<T, E: fmt::Display> Explain<T> for std::result::Result<T, E> {
    fn explain(self, step: impl Into<String>, fix: impl Into<String>) -> Result<T> {
        self.map_err(|cause| Failure::new(step, cause, fix))
    }
}
