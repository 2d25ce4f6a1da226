//! Questions to a worker and its answers, with their types.

use std::any::Any;
use std::marker::PhantomData;

use serde::{Serialize, de::DeserializeOwned};

use super::channel::{Channel, Program};
use crate::protocol::{Failure, FromWorker, Ready, ToWorker, decode, encode};

/// What a worker says of itself.
pub(crate) enum Heard {
    /// Bytes of its asset have arrived.
    Progress { loaded: u64, total: Option<u64> },
    /// It answers.
    Ready(Ready),
    /// It cannot answer; [`Client::start`] tries again.
    NotReady(Failure),
    /// It died, was started anew, and was asked again what was open.
    Restarted,
}

/// A worker, as the page sees it.
pub(crate) struct Client<R, A> {
    channel: Channel,
    types: PhantomData<fn(R) -> A>,
}

impl<R, A> Client<R, A>
where
    R: Serialize + 'static,
    A: DeserializeOwned + 'static,
{
    /// A worker that is not started yet; `hear` is told what becomes of it.
    pub(crate) fn new(program: Program, hear: impl Fn(Heard) + 'static) -> Self {
        let Program { asset, later, .. } = &program;
        let start = bytes(&ToWorker::<R>::Start { asset: asset.clone(), later: later.clone() });
        Client { channel: Channel::new(program, start, read::<A>, Box::new(hear)), types: PhantomData }
    }

    /// Starts the worker, or lets it try again to load its asset.
    pub(crate) fn start(&self) {
        self.channel.start();
    }

    /// Asks, and hears the answer.
    pub(crate) fn ask(&self, request: R, reply: impl FnOnce(Result<A, Failure>) + 'static) {
        self.channel.ask(None, ask(request), typed(Box::new(reply)));
    }

    /// Asks about a topic: only the newest question of a topic is answered, and older ones are not even sent where
    /// the worker has not got to them.
    pub(crate) fn ask_latest(
        &self,
        topic: &'static str,
        request: R,
        reply: impl FnOnce(Result<A, Failure>) + 'static,
    ) {
        self.channel.ask(Some(topic), ask(request), typed(Box::new(reply)));
    }
}

/// A question that becomes bytes once it has a number. It moves into the message and back, so nothing is copied.
fn ask<R: Serialize + 'static>(request: R) -> Box<dyn FnMut(u64) -> Vec<u8>> {
    let mut message = ToWorker::Ask { id: 0, request };
    Box::new(move |number| {
        if let ToWorker::Ask { id, .. } = &mut message {
            *id = number;
        }
        bytes(&message)
    })
}

/// Every message of the protocol can be written; no bytes are what the other side calls another version.
fn bytes<T: Serialize>(message: &T) -> Vec<u8> {
    encode(message).unwrap_or_default()
}

/// A message, its answer without its type, so that the channel is compiled once for all workers.
fn read<A: DeserializeOwned + 'static>(bytes: &[u8]) -> Option<FromWorker<Box<dyn Any>>> {
    Some(match decode::<FromWorker<A>>(bytes).ok()? {
        FromWorker::Progress { loaded, total } => FromWorker::Progress { loaded, total },
        FromWorker::Ready { ready } => FromWorker::Ready { ready },
        FromWorker::NotReady { failure } => FromWorker::NotReady { failure },
        FromWorker::Answer { id, answer } => FromWorker::Answer { id, answer: Box::new(answer) },
    })
}

/// Boxed already, so that it is compiled once for each worker and not for each question.
fn typed<A: 'static>(reply: Box<dyn FnOnce(Result<A, Failure>)>) -> super::channel::Reply {
    Box::new(move |answer| {
        reply(
            answer.and_then(|answer| {
                answer.downcast::<A>().map(|answer| *answer).map_err(|_| Failure::Protocol)
            }),
        );
    })
}
