//! The corpus as a service.

use super::Service;
use crate::engine::Reader;
use crate::protocol::{Failure, Request, Response};

impl Service for Reader {
    type Request = Request;
    type Answer = Response;

    fn open(bytes: Vec<u8>) -> Result<Self, String> {
        Reader::open(bytes).map_err(|error| error.to_string())
    }

    fn answer(&mut self, request: &Request) -> Response {
        Reader::answer(self, request)
    }

    fn refuse(failure: Failure) -> Response {
        Response::Failed(failure)
    }

    fn needs_second_asset(&self, request: &Request) -> bool {
        matches!(request, Request::Tokens { .. }) && !self.has_tokens()
    }

    fn open_second_asset(&mut self, bytes: &[u8]) -> Result<(), String> {
        self.add_tokens(bytes).map_err(|error| error.to_string())
    }
}
