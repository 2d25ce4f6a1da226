//! An asset over the network: fetched, counted and unpacked as it arrives.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    ReadableStream, ReadableStreamDefaultReader, Response, WritableStream, WritableStreamDefaultWriter,
};

use super::scope;
use crate::protocol::Failure;

/// How a gzip file begins. A server that has unpacked it on the way sends other bytes.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// Fetches an asset and unpacks it. `progress` hears the bytes so far and, where the server says so, those in all.
pub(super) async fn load(address: &str, progress: impl Fn(u64, Option<u64>)) -> Result<Vec<u8>, Failure> {
    let fetch_failed = |detail: String| Failure::Fetch { address: address.to_owned(), detail };
    let response =
        JsFuture::from(scope().fetch_with_str(address)).await.map_err(|e| fetch_failed(words(&e)))?;
    let response: Response = response.unchecked_into();
    if !response.ok() {
        return Err(fetch_failed(format!(
            "the server answers {} {}",
            response.status(),
            response.status_text()
        )));
    }
    let total = total(&response);
    let body = response.body().ok_or_else(|| fetch_failed("the server sends nothing".into()))?;
    let body: ReadableStreamDefaultReader = body.get_reader().unchecked_into();

    let mut sink = None;
    let mut loaded = 0;
    while let Some(chunk) = next_chunk(&body).await.map_err(|e| fetch_failed(words(&e)))? {
        loaded += u64::from(chunk.length());
        progress(loaded, total);
        let open = match sink.take() {
            Some(sink) => sink,
            None => Sink::for_first(&chunk).map_err(|e| fetch_failed(words(&e)))?,
        };
        sink = Some(open.write(&chunk));
    }
    let cut_short = |_| Failure::Open {
        address: address.to_owned(),
        detail: format!(
            "it breaks off after {loaded} bytes or is damaged; reload the page, and if that does not help, copy the \
             file to the server again"
        ),
    };
    match sink {
        Some(sink) => sink.finish().await.map_err(cut_short),
        None => Err(fetch_failed("the file is empty; copy it to the server again".into())),
    }
}

/// The bytes in all; unknown where the server packs them itself, since its number is then another.
fn total(response: &Response) -> Option<u64> {
    if response.headers().has("Content-Encoding").unwrap_or(false) {
        return None;
    }
    response.headers().get("Content-Length").ok().flatten()?.parse().ok()
}

async fn next_chunk(body: &ReadableStreamDefaultReader) -> Result<Option<Uint8Array>, JsValue> {
    let result = JsFuture::from(body.read()).await?;
    if Reflect::get(&result, &"done".into())?.is_truthy() {
        return Ok(None);
    }
    Ok(Some(Reflect::get(&result, &"value".into())?.unchecked_into()))
}

/// Where the bytes go.
enum Sink {
    /// Unpacked already.
    Plain(Vec<u8>),
    /// Through the browser's own unpacking, which goes on while bytes arrive.
    Gzip { writer: WritableStreamDefaultWriter, unpacked: JsFuture },
}

impl Sink {
    fn for_first(chunk: &Uint8Array) -> Result<Sink, JsValue> {
        if chunk.length() < 2 || [chunk.get_index(0), chunk.get_index(1)] != GZIP {
            return Ok(Sink::Plain(Vec::new()));
        }
        let (writable, readable) = unpacking()?;
        let writer = writable.get_writer()?;
        let unpacked = Response::new_with_opt_readable_stream(Some(&readable))?.array_buffer()?;
        Ok(Sink::Gzip { writer, unpacked: JsFuture::from(unpacked) })
    }

    fn write(self, chunk: &Uint8Array) -> Sink {
        match self {
            Sink::Plain(mut bytes) => {
                bytes.extend(chunk.to_vec());
                Sink::Plain(bytes)
            }
            Sink::Gzip { writer, unpacked } => {
                quietly(&writer.write_with_chunk(chunk));
                Sink::Gzip { writer, unpacked }
            }
        }
    }

    async fn finish(self) -> Result<Vec<u8>, JsValue> {
        match self {
            Sink::Plain(bytes) => Ok(bytes),
            Sink::Gzip { writer, unpacked } => {
                quietly(&writer.close());
                Ok(Uint8Array::new(&unpacked.await?).to_vec())
            }
        }
    }
}

/// The two ends of a `DecompressionStream`, which web-sys still calls unstable.
fn unpacking() -> Result<(WritableStream, ReadableStream), JsValue> {
    let class: js_sys::Function =
        Reflect::get(&js_sys::global(), &"DecompressionStream".into())?.dyn_into()?;
    let stream = Reflect::construct(&class, &js_sys::Array::of1(&"gzip".into()))?;
    let end = |name: &str| Reflect::get(&stream, &name.into());
    Ok((end("writable")?.unchecked_into(), end("readable")?.unchecked_into()))
}

/// An error of the writing end shows again at the reading end, where it is handled.
fn quietly(promise: &js_sys::Promise) {
    let promise = JsFuture::from(promise.clone());
    wasm_bindgen_futures::spawn_local(async move { drop(promise.await) });
}

/// What an error of the browser says.
fn words(error: &JsValue) -> String {
    error
        .dyn_ref::<js_sys::Error>()
        .map_or_else(|| format!("{error:?}"), |error| String::from(error.message()))
}
