//! The engine worker.

#[cfg(target_arch = "wasm32")]
fn main() {
    yuebao::worker::serve_engine();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("this program runs in a browser: build it by `cargo xtask build`");
}
