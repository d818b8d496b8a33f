//! A client where it is used, with no file written.

#![deny(warnings)]

/// Pets.
mod pets {
    typewright::client!("inline/pets.yaml");
}

use pets::api::Pet;

fn main() {
    // Without the feature `reqwest` a client needs a transport of the program's own.
    if let Ok(client) = pets::Client::builder("https://pets.example").build() {
        let pet = Pet::builder().name("Tom").build();
        drop(client.api().add_pet(pet));
    }
}
