//! The dictionary as a service.

use super::{Service, now};
use crate::engine::Cutter;
use crate::protocol::{CutRequest, CutResponse, Failure};

impl Service for Cutter {
    type Request = CutRequest;
    type Answer = CutResponse;

    fn open(bytes: Vec<u8>) -> Result<Self, String> {
        Cutter::open(&bytes).map_err(|error| error.to_string())
    }

    fn answer(&mut self, request: &CutRequest) -> CutResponse {
        let begin = now();
        let mut answer = Cutter::answer(self, request);
        let taken = (now() - begin) * 1000.0;
        match &mut answer {
            CutResponse::Cut(cuts) => cuts.microseconds = taken,
            CutResponse::Tally { microseconds, .. } => *microseconds = taken,
            CutResponse::TagModelLoaded | CutResponse::Failed(_) => {}
        }
        answer
    }

    fn refuse(failure: Failure) -> CutResponse {
        CutResponse::Failed(failure)
    }

    fn needs_second_asset(&self, request: &CutRequest) -> bool {
        matches!(request, CutRequest::LoadTagModel) && !self.has_tag_model()
    }

    fn open_second_asset(&mut self, bytes: &[u8]) -> Result<(), String> {
        self.set_tag_model(bytes).map_err(|error| error.to_string())
    }
}
