//! Messages to bytes and back.

use serde::{Serialize, de::DeserializeOwned};
use thiserror::Error;

/// Raised whenever a message changes its form. The first byte of every message.
const VERSION: u8 = 2;

/// Why bytes are not a message.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ProtocolError {
    /// The other side is of another version of the program.
    #[error("the message has version {got}, this program speaks {VERSION}: reload the page")]
    Version {
        /// The version of the message.
        got: u8,
    },
    /// The bytes are not such a message.
    #[error("the message cannot be read: {detail}")]
    Form {
        /// What postcard says.
        detail: String,
    },
}

/// A message as bytes.
///
/// # Errors
/// [`ProtocolError::Form`] where the message cannot be written; none of this module's messages is such.
pub fn encode<T: Serialize>(message: &T) -> Result<Vec<u8>, ProtocolError> {
    postcard::to_extend(message, vec![VERSION]).map_err(|e| ProtocolError::Form { detail: e.to_string() })
}

/// A message from bytes.
///
/// # Errors
/// [`ProtocolError`] where the bytes are of another version or not a message.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ProtocolError> {
    match bytes.split_first() {
        Some((&VERSION, body)) => {
            postcard::from_bytes(body).map_err(|e| ProtocolError::Form { detail: e.to_string() })
        }
        Some((&got, _)) => Err(ProtocolError::Version { got }),
        None => Err(ProtocolError::Form { detail: "no bytes".into() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::{Request, ToWorker};

    #[test]
    fn there_and_back() {
        let message = ToWorker::Ask { id: 7, request: Request::Page { page: "003".into() } };
        let bytes = encode(&message).expect("can be written");
        assert_eq!(decode(&bytes), Ok(message));
        assert_eq!(decode::<ToWorker<Request>>(&[9]), Err(ProtocolError::Version { got: 9 }));
        assert!(matches!(decode::<ToWorker<Request>>(&bytes[..3]), Err(ProtocolError::Form { .. })));
        assert!(matches!(decode::<ToWorker<Request>>(&[]), Err(ProtocolError::Form { .. })));
    }
}
