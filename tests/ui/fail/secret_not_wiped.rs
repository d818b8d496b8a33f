//! What is secret as a whole can be wiped from memory, or it is no secret.

use typewright::{Secret, Wipe};

struct Card {
    number: String,
}

#[derive(Wipe)]
union Either {
    number: u64,
    text: [u8; 8],
}

fn hide(card: Card) {
    let _ = Secret::new(card);
}

fn main() {}
