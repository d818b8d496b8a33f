//! What the demo shows: titles, steps, exchanges with their secrets hidden.

use anstream::println;
use typewright_mock::{Description, Mock, Transcript};

/// Prints, and remembers how much was printed.
pub(crate) struct Screen {
    transcript: Transcript,
    shown: usize,
    step: usize,
}

impl Screen {
    pub(crate) fn new(description: &Description) -> Self {
        Self {
            transcript: Transcript::new(description).coloured(),
            shown: 0,
            step: 0,
        }
    }

    /// A line over a part of the demo.
    pub(crate) fn title(&self, text: &str) {
        println!("\n\x1b[1;4m{text}\x1b[0m\n");
    }

    /// What is about to be done, in words and in code.
    pub(crate) fn step(&mut self, text: &str, code: &str) {
        self.step += 1;
        println!("\x1b[1m{}. {text}\x1b[0m", self.step);
        println!("   \x1b[36m{code}\x1b[0m\n");
    }

    /// Every exchange since the last time.
    pub(crate) fn exchanges(&mut self, mock: &Mock) {
        let exchanges = mock.exchanges();
        for exchange in exchanges.iter().skip(self.shown) {
            for line in self.transcript.exchange(exchange).lines() {
                println!("   {line}");
            }
            println!();
        }
        self.shown = exchanges.len();
    }

    /// What came of a step.
    pub(crate) fn outcome(&self, text: &str) {
        for line in text.lines() {
            println!("   \x1b[32m✓\x1b[0m {line}");
        }
        println!();
    }

    /// How much the demo did.
    pub(crate) fn end(&self, mock: &Mock) {
        let (all, refused) = (mock.exchanges().len(), mock.refusals().len());
        println!(
            "{} steps, {all} requests, {refused} of them refused on purpose",
            self.step
        );
    }
}
