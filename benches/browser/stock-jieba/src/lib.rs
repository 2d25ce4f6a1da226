//! Three functions for JavaScript: room for bytes, `Jieba::with_dict`, and a cut that counts.

use jieba_rs::Jieba;
use std::cell::RefCell;

thread_local! {
    static JIEBA: RefCell<Option<Jieba>> = const { RefCell::new(None) };
    static INPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Makes room for the input of the next call and returns its address.
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> *mut u8 {
    INPUT.with_borrow_mut(|input| {
        *input = vec![0; length];
        input.as_mut_ptr()
    })
}

/// Opens the dictionary that lies in the room; returns whether it could.
#[unsafe(no_mangle)]
pub extern "C" fn with_dict() -> bool {
    let input = INPUT.take();
    let opened = Jieba::with_dict(&mut input.as_slice());
    JIEBA.with_borrow_mut(|jieba| *jieba = opened.ok());
    JIEBA.with_borrow(Option::is_some)
}

/// Cuts the text that lies in the room, line by line, and returns the number of tokens.
#[unsafe(no_mangle)]
pub extern "C" fn tally(hmm: bool) -> usize {
    let input = INPUT.take();
    let text = String::from_utf8_lossy(&input);
    JIEBA.with_borrow(|jieba| {
        let Some(jieba) = jieba else { return 0 };
        text.lines().map(|line| jieba.cut(line, hmm).len()).sum()
    })
}
