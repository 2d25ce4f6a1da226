//! The native command line.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    yuebao::native::command::run()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
