//! The facts worker.

#[cfg(target_arch = "wasm32")]
fn main() {
    yuebao::worker::serve_facts();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("this program runs in a browser: build it by `cargo xtask build`");
}
